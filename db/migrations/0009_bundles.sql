CREATE TABLE `app_bundles` (
	`id` text PRIMARY KEY NOT NULL,
	`department_key` text NOT NULL,
	`department` text NOT NULL,
	`groups` text NOT NULL,
	`apps` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `app_bundles_department_key_unique` ON `app_bundles` (`department_key`);