CREATE TABLE `playbook_checks` (
	`playbook_id` text PRIMARY KEY NOT NULL,
	`ground` text NOT NULL,
	`passed_ground` text,
	`results` text NOT NULL,
	`checked_at` integer NOT NULL,
	`again_at` integer NOT NULL,
	`held_at` integer
);
--> statement-breakpoint
ALTER TABLE `agent_decisions` ADD `cost_micros` integer DEFAULT 0 NOT NULL;