CREATE TABLE `hris_people` (
	`id` text PRIMARY KEY NOT NULL,
	`person_key` text NOT NULL,
	`object_id` text,
	`start_date` text,
	`end_date` text,
	`department` text,
	`manager_email` text,
	`source` text NOT NULL,
	`entered_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by_name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hris_people_person_key_unique` ON `hris_people` (`person_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `hris_people_object_id_unique` ON `hris_people` (`object_id`);--> statement-breakpoint
CREATE INDEX `hris_people_start` ON `hris_people` (`start_date`);--> statement-breakpoint
CREATE INDEX `hris_people_end` ON `hris_people` (`end_date`);--> statement-breakpoint
CREATE TABLE `hris_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`content` blob,
	`state` text NOT NULL,
	`encoding` text NOT NULL,
	`delimiter` text NOT NULL,
	`headers` text NOT NULL,
	`mapping` text NOT NULL,
	`date_order` text NOT NULL,
	`row_count` integer NOT NULL,
	`counts` text,
	`created_at` integer NOT NULL,
	`created_by_name` text NOT NULL,
	`settled_at` integer,
	`settled_by_name` text
);
--> statement-breakpoint
CREATE INDEX `hris_uploads_state` ON `hris_uploads` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `office_time_zones` (
	`office_key` text PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`time_zone` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person_date_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`object_id` text NOT NULL,
	`kind` text NOT NULL,
	`was` text,
	`date` text,
	`source` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `person_date_changes_person` ON `person_date_changes` (`object_id`,`id`);--> statement-breakpoint
CREATE TABLE `person_dates` (
	`object_id` text NOT NULL,
	`kind` text NOT NULL,
	`date` text,
	`source` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`object_id`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `person_dates_due` ON `person_dates` (`kind`,`date`);