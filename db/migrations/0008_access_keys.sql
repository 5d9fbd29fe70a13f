CREATE TABLE `access_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`member_id` text NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer,
	`pace_at` integer DEFAULT 0 NOT NULL,
	`revoked_at` integer,
	`revoked_by_name` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_keys_hash` ON `access_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `access_keys_member` ON `access_keys` (`member_id`,`created_at`);