CREATE TABLE `directory_views` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`name` text NOT NULL,
	`is_shared` integer NOT NULL,
	`search` text NOT NULL,
	`columns` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `directory_views_member` ON `directory_views` (`member_id`);--> statement-breakpoint
CREATE INDEX `directory_views_shared` ON `directory_views` (`is_shared`);--> statement-breakpoint
CREATE TABLE `member_columns` (
	`member_id` text NOT NULL,
	`view_id` text NOT NULL,
	`columns` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `view_id`)
);
