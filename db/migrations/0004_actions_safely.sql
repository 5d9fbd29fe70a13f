CREATE TABLE `approval_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`action_key` text NOT NULL,
	`service_key` text NOT NULL,
	`approver` text NOT NULL,
	`named` text NOT NULL,
	`needs` text NOT NULL,
	`expires_after_ms` integer NOT NULL,
	`fallback` text NOT NULL,
	`fallback_named` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approval_rules_for` ON `approval_rules` (`action_key`,`service_key`);--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`request_id` text,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`reason` text,
	`question` text,
	`tenant_id` text,
	`action_key` text,
	`subject_object_id` text,
	`subject_name` text,
	`input` text,
	`labels` text,
	`ends_at` integer,
	`undo_of` text,
	`batch_id` text,
	`digest` text NOT NULL,
	`policy_version` integer NOT NULL,
	`needs` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`fallback_at` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`reminded_at` integer,
	`decided_at` integer,
	`decided_by` text,
	`decided_by_name` text,
	`decision_note` text,
	`consumed_at` integer,
	`run_id` text,
	`void_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_idempotency` ON `approvals` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `approvals_state` ON `approvals` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `approvals_request` ON `approvals` (`request_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `approvals_subject` ON `approvals` (`subject_object_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `approvers` (
	`approval_id` text NOT NULL,
	`position` integer NOT NULL,
	`object_id` text,
	`member_id` text,
	`name` text NOT NULL,
	`why` text NOT NULL,
	`is_fallback` integer NOT NULL,
	`vote` text,
	`note` text,
	`voted_at` integer,
	PRIMARY KEY(`approval_id`, `position`)
);
--> statement-breakpoint
CREATE INDEX `approvers_person` ON `approvers` (`object_id`);--> statement-breakpoint
CREATE INDEX `approvers_member` ON `approvers` (`member_id`);--> statement-breakpoint
CREATE TABLE `access_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`subject_object_id` text NOT NULL,
	`subject_name` text NOT NULL,
	`digest` text NOT NULL,
	`action_key` text NOT NULL,
	`input` text NOT NULL,
	`labels` text NOT NULL,
	`request_id` text,
	`granted_by` text NOT NULL,
	`state` text NOT NULL,
	`ends_at` integer NOT NULL,
	`remind_at` integer,
	`reminded_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer NOT NULL,
	`end_run_id` text,
	`message` text,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_endings_run_id_unique` ON `access_endings` (`run_id`);--> statement-breakpoint
CREATE INDEX `access_endings_due` ON `access_endings` (`state`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `access_endings_subject` ON `access_endings` (`subject_object_id`,`state`);--> statement-breakpoint
CREATE TABLE `limit_pauses` (
	`id` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`action_key` text NOT NULL,
	`limit` integer NOT NULL,
	`at` integer NOT NULL,
	`released_at` integer,
	`released_by_name` text
);
--> statement-breakpoint
CREATE INDEX `limit_pauses_actor` ON `limit_pauses` (`actor_id`,`released_at`);--> statement-breakpoint
CREATE TABLE `protected_people` (
	`object_id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`added_by_name` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `protection_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`target_name` text NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`decided_by_name` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `protection_changes_state` ON `protection_changes` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `temporary_passwords` (
	`run_id` text PRIMARY KEY NOT NULL,
	`sealed` text,
	`viewer_id` text NOT NULL,
	`handed_to_object_id` text,
	`handed_to_name` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revealed_at` integer,
	`revealed_by_name` text,
	`wiped_at` integer
);
--> statement-breakpoint
CREATE INDEX `temporary_passwords_due` ON `temporary_passwords` (`wiped_at`,`expires_at`);--> statement-breakpoint
ALTER TABLE `action_runs` ADD `approval_id` text;--> statement-breakpoint
ALTER TABLE `action_runs` ADD `batch_id` text;--> statement-breakpoint
ALTER TABLE `action_runs` ADD `ends_at` integer;--> statement-breakpoint
CREATE INDEX `action_runs_actor` ON `action_runs` (`actor_id`,`action_key`,`created_at`);--> statement-breakpoint
ALTER TABLE `timeline_entries` ADD `approval_id` text;