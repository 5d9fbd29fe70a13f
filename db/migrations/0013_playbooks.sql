CREATE TABLE `agent_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`request_id` text NOT NULL,
	`at` integer NOT NULL,
	`input_digest` text NOT NULL,
	`candidates` text NOT NULL,
	`playbook_id` text,
	`by` text NOT NULL,
	`calls` text NOT NULL,
	`outcome` text NOT NULL,
	`tokens` integer DEFAULT 0 NOT NULL,
	`took_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `agent_decisions_at` ON `agent_decisions` (`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `agent_decisions_request` ON `agent_decisions` (`request_id`,`id`);--> statement-breakpoint
CREATE TABLE `agent_reads` (
	`request_id` text PRIMARY KEY NOT NULL,
	`entry_id` integer NOT NULL,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `playbook_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`playbook_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`because` text NOT NULL,
	`inputs` text NOT NULL,
	`question` text,
	`results` text DEFAULT '[]' NOT NULL,
	`is_automatic` integer DEFAULT false NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`started_at` integer
);
--> statement-breakpoint
CREATE INDEX `playbook_proposals_request` ON `playbook_proposals` (`request_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `playbook_proposals_started` ON `playbook_proposals` (`playbook_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `playbook_proposals_state` ON `playbook_proposals` (`state`,`updated_at`);--> statement-breakpoint
CREATE TABLE `playbook_versions` (
	`playbook_id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`document` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`published_by_name` text NOT NULL,
	PRIMARY KEY(`playbook_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `playbooks` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`template_key` text,
	`draft` text NOT NULL,
	`draft_version` integer DEFAULT 0 NOT NULL,
	`published_version` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_name` text NOT NULL
);
