CREATE TABLE `audit_chain` (
	`id` integer PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`begun_at` integer NOT NULL,
	`anchored_seq` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_checks` (
	`extent` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by_name` text NOT NULL,
	`rows` integer NOT NULL,
	`through_seq` integer NOT NULL,
	`took_ms` integer NOT NULL,
	`problem` text
);
--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `prev_hash` text;--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `hash` text;--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit_entries` (`actor_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_event` ON `audit_entries` (`event`,`seq`);--> statement-breakpoint
DROP TRIGGER `audit_entries_no_update`;--> statement-breakpoint
CREATE TRIGGER `audit_entries_no_update` BEFORE UPDATE ON `audit_entries`
WHEN NOT (OLD.`hash` IS NULL AND NEW.`hash` IS NOT NULL AND NEW.`prev_hash` IS NOT NULL
	AND NEW.`seq` IS OLD.`seq` AND NEW.`at` IS OLD.`at` AND NEW.`event` IS OLD.`event`
	AND NEW.`actor_kind` IS OLD.`actor_kind` AND NEW.`actor_id` IS OLD.`actor_id` AND NEW.`actor_name` IS OLD.`actor_name`
	AND NEW.`target_kind` IS OLD.`target_kind` AND NEW.`target_id` IS OLD.`target_id` AND NEW.`target_name` IS OLD.`target_name`
	AND NEW.`result` IS OLD.`result` AND NEW.`request_id` IS OLD.`request_id` AND NEW.`action_run_id` IS OLD.`action_run_id`
	AND NEW.`digest` IS OLD.`digest` AND NEW.`graph_request_id` IS OLD.`graph_request_id` AND NEW.`details` IS OLD.`details`)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `audit_entries_chained` BEFORE INSERT ON `audit_entries` WHEN NEW.`hash` IS NULL OR NEW.`prev_hash` IS NULL
BEGIN SELECT RAISE(ABORT, 'the audit log takes chained rows only'); END;
