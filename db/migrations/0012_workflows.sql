CREATE TABLE `workflow_effects` (
	`id` text PRIMARY KEY NOT NULL,
	`step_run_id` text NOT NULL,
	`position` integer NOT NULL,
	`action_key` text NOT NULL,
	`subject_object_id` text NOT NULL,
	`input` text NOT NULL,
	`title` text NOT NULL,
	`ends_at` integer,
	`state` text NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`action_run_id` text,
	`approval_id` text,
	`message` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workflow_effects_place` ON `workflow_effects` (`step_run_id`,`position`);--> statement-breakpoint
CREATE INDEX `workflow_effects_run` ON `workflow_effects` (`action_run_id`);--> statement-breakpoint
CREATE TABLE `workflow_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`workflow_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`once_key` text NOT NULL,
	`person_object_id` text NOT NULL,
	`person_name` text NOT NULL,
	`request_id` text,
	`occasion` text NOT NULL,
	`wake_at` integer,
	`message` text,
	`fence` integer DEFAULT 0 NOT NULL,
	`lease_owner` text,
	`lease_until` integer,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workflow_runs_once` ON `workflow_runs` (`once_key`);--> statement-breakpoint
CREATE INDEX `workflow_runs_due` ON `workflow_runs` (`state`,`wake_at`);--> statement-breakpoint
CREATE INDEX `workflow_runs_workflow` ON `workflow_runs` (`workflow_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `workflow_runs_person` ON `workflow_runs` (`person_object_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `workflow_runs_request` ON `workflow_runs` (`request_id`);--> statement-breakpoint
CREATE TABLE `workflow_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`step_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`state` text NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`input` text,
	`result` text,
	`message` text,
	`approval_id` text,
	`made_request_id` text,
	`due_at` integer,
	`give_up_at` integer,
	`started_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workflow_steps_once` ON `workflow_steps` (`run_id`,`step_id`);--> statement-breakpoint
CREATE INDEX `workflow_steps_approval` ON `workflow_steps` (`state`,`approval_id`);--> statement-breakpoint
CREATE TABLE `workflow_versions` (
	`workflow_id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`document` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`published_by_name` text NOT NULL,
	PRIMARY KEY(`workflow_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `workflows` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`state` text NOT NULL,
	`template_key` text,
	`draft` text NOT NULL,
	`draft_version` integer DEFAULT 0 NOT NULL,
	`published_version` integer,
	`trigger_kind` text,
	`trigger_key` text,
	`cursor` integer DEFAULT 0 NOT NULL,
	`daily_limit` integer DEFAULT 50 NOT NULL,
	`held_at` integer,
	`released_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_name` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `workflows_trigger` ON `workflows` (`state`,`trigger_kind`,`trigger_key`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `calls` text;