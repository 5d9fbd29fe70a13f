CREATE TABLE `mirror_kinds` (
	`kind` text PRIMARY KEY NOT NULL,
	`applied_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_doubts` (
	`object_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_hold_items` (
	`hold_id` text NOT NULL,
	`what` text NOT NULL,
	`object_id` text NOT NULL,
	`related_id` text NOT NULL,
	`name` text NOT NULL,
	`detail` text,
	PRIMARY KEY(`hold_id`, `what`, `object_id`, `related_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sync_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`guard` text NOT NULL,
	`kind` text NOT NULL,
	`count` integer NOT NULL,
	`known` integer NOT NULL,
	`limit` integer NOT NULL,
	`status` text NOT NULL,
	`held_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text
);
--> statement-breakpoint
CREATE INDEX `sync_holds_status` ON `sync_holds` (`status`,`held_at`);--> statement-breakpoint
CREATE INDEX `sync_holds_run` ON `sync_holds` (`run_id`);--> statement-breakpoint
ALTER TABLE `connections` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `connections` ADD `paused_by` text;--> statement-breakpoint
ALTER TABLE `connections` ADD `credential_expires_at` integer;--> statement-breakpoint
ALTER TABLE `connections` ADD `credential_checked_at` integer;--> statement-breakpoint
ALTER TABLE `connections` ADD `credential_warned_days` integer;--> statement-breakpoint
ALTER TABLE `change_feed` ADD `related_object_id` text;--> statement-breakpoint
ALTER TABLE `change_feed` ADD `related_name` text;--> statement-breakpoint
ALTER TABLE `sync_runs` ADD `waits` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_runs` ADD `follow_up_by` text;--> statement-breakpoint
INSERT INTO `mirror_kinds` (`kind`, `applied_at`)
SELECT k.`value`, c.`last_sync_at` FROM `connections` c
JOIN json_each('["people","groups","apps","assignments","units","roles"]') k WHERE c.`last_sync_at` IS NOT NULL;
