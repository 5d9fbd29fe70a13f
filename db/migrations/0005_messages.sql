CREATE TABLE `message_channels` (
	`channel` text PRIMARY KEY NOT NULL,
	`is_on` integer NOT NULL,
	`config` text NOT NULL,
	`updated_at` integer NOT NULL,
	`last_sent_at` integer,
	`problem` text,
	`problem_at` integer
);
--> statement-breakpoint
CREATE TABLE `message_preferences` (
	`recipient` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`is_on` integer NOT NULL,
	PRIMARY KEY(`recipient`, `kind`, `channel`)
);
--> statement-breakpoint
CREATE TABLE `message_sends` (
	`message_id` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer NOT NULL,
	`reason` text,
	`finished_at` integer,
	PRIMARY KEY(`message_id`, `channel`)
);
--> statement-breakpoint
CREATE INDEX `message_sends_due` ON `message_sends` (`state`,`channel`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`recipient` text NOT NULL,
	`facts` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_once` ON `messages` (`kind`,`subject_id`,`recipient`);--> statement-breakpoint
CREATE INDEX `messages_inbox` ON `messages` (`recipient`,`created_at`);--> statement-breakpoint
CREATE INDEX `messages_age` ON `messages` (`created_at`);--> statement-breakpoint
CREATE TABLE `teams_conversations` (
	`recipient` text PRIMARY KEY NOT NULL,
	`bot_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`created_at` integer NOT NULL
);
