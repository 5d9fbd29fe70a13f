CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`entry_id` integer,
	`uploader_id` text NOT NULL,
	`file_name` text NOT NULL,
	`content_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attachments_entry` ON `attachments` (`entry_id`);--> statement-breakpoint
CREATE INDEX `attachments_request` ON `attachments` (`request_id`);--> statement-breakpoint
CREATE INDEX `attachments_hash` ON `attachments` (`sha256`);--> statement-breakpoint
CREATE INDEX `attachments_uploader` ON `attachments` (`uploader_id`,`entry_id`);--> statement-breakpoint
CREATE TABLE `mentions` (
	`entry_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`request_id` text NOT NULL,
	PRIMARY KEY(`entry_id`, `member_id`)
);
--> statement-breakpoint
CREATE INDEX `mentions_member` ON `mentions` (`member_id`,`request_id`);--> statement-breakpoint
CREATE TABLE `request_reads` (
	`member_id` text NOT NULL,
	`request_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `request_id`)
);
--> statement-breakpoint
CREATE TABLE `saved_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`author_id` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_views_member` ON `saved_views` (`member_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `requests` ADD `subject_object_id` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `subject_name` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `answers` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `requests` ADD `cancelled_at` integer;--> statement-breakpoint
ALTER TABLE `requests` ADD `nudged_at` integer;--> statement-breakpoint
CREATE INDEX `requests_subject` ON `requests` (`subject_object_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `requests_service` ON `requests` (`service_key`,`updated_at`);--> statement-breakpoint
ALTER TABLE `services` ADD `form` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `services` ADD `audience` text DEFAULT '{"kind":"everybody"}' NOT NULL;--> statement-breakpoint
ALTER TABLE `services` ADD `default_assignee_id` text;--> statement-breakpoint
ALTER TABLE `services` ADD `for_whom` text DEFAULT 'self' NOT NULL;--> statement-breakpoint
ALTER TABLE `services` ADD `asks_title` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `services` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `services` ADD `version` integer DEFAULT 0 NOT NULL;