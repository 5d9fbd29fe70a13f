CREATE TABLE `action_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`action_key` text NOT NULL,
	`tenant_id` text NOT NULL,
	`subject_object_id` text NOT NULL,
	`subject_name` text NOT NULL,
	`input` text NOT NULL,
	`labels` text NOT NULL,
	`digest` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`state` text NOT NULL,
	`request_id` text,
	`actor_id` text NOT NULL,
	`reason` text,
	`precondition` text,
	`before` text,
	`after` text,
	`client_request_id` text NOT NULL,
	`graph_request_id` text,
	`error_kind` text,
	`error_message` text,
	`undo_of` text,
	`undone_by` text,
	`fence` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`read_backs` integer DEFAULT 0 NOT NULL,
	`next_read_back_at` integer,
	`deadline_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`finished_at` integer,
	`verified_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_runs_idempotency` ON `action_runs` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `action_runs_request` ON `action_runs` (`request_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `action_runs_subject` ON `action_runs` (`subject_object_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `action_runs_state` ON `action_runs` (`state`,`next_read_back_at`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`target_kind` text,
	`target_id` text,
	`target_name` text,
	`result` text NOT NULL,
	`request_id` text,
	`action_run_id` text,
	`digest` text,
	`graph_request_id` text,
	`details` text
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit_entries` (`at`);--> statement-breakpoint
CREATE INDEX `audit_target` ON `audit_entries` (`target_id`,`seq`);--> statement-breakpoint
CREATE TABLE `connect_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`member_id` text NOT NULL,
	`phase` text NOT NULL,
	`state_hash` text NOT NULL,
	`nonce_hash` text,
	`sealed_verifier` text,
	`powers` text NOT NULL,
	`tenant_id` text,
	`signed_in_as` text,
	`signed_in_object_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`outcome` text
);
--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`tenant_id` text NOT NULL,
	`tenant_name` text NOT NULL,
	`tenant_domain` text,
	`cloud` text NOT NULL,
	`client_id` text NOT NULL,
	`is_practice` integer NOT NULL,
	`powers` text NOT NULL,
	`granted_permissions` text NOT NULL,
	`permissions_read_at` integer NOT NULL,
	`consented_by` text,
	`consented_by_object_id` text,
	`consented_at` integer NOT NULL,
	`finished_at` integer,
	`last_sync_at` integer,
	`next_sync_at` integer,
	`reauthorization_reason` text,
	`reauthorization_since` integer,
	`scope` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sealed_secrets` (
	`name` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`sealed` text NOT NULL,
	`saved_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `administrative_units` (
	`id` integer PRIMARY KEY NOT NULL,
	`object_id` text NOT NULL,
	`display_name` text NOT NULL,
	`description` text,
	`is_membership_hidden` integer NOT NULL,
	`is_management_restricted` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `administrative_units_object_id_unique` ON `administrative_units` (`object_id`);--> statement-breakpoint
CREATE TABLE `app_roles` (
	`app_id` integer NOT NULL,
	`role_id` text NOT NULL,
	`display_name` text NOT NULL,
	`value` text,
	`is_enabled` integer NOT NULL,
	`is_for_users` integer NOT NULL,
	PRIMARY KEY(`app_id`, `role_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `apps` (
	`id` integer PRIMARY KEY NOT NULL,
	`object_id` text NOT NULL,
	`app_id` text NOT NULL,
	`display_name` text NOT NULL,
	`description` text,
	`homepage` text,
	`is_enabled` integer NOT NULL,
	`is_assignment_required` integer NOT NULL,
	`is_hidden` integer NOT NULL,
	`service_principal_type` text NOT NULL,
	`owner_tenant_id` text,
	`is_enterprise` integer NOT NULL,
	`sort_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `apps_object_id_unique` ON `apps` (`object_id`);--> statement-breakpoint
CREATE INDEX `apps_enterprise_name` ON `apps` (`is_enterprise`,`sort_key`,`id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`app_id` integer NOT NULL,
	`principal_id` integer NOT NULL,
	`principal_kind` text NOT NULL,
	`role_id` text NOT NULL,
	`created_in_entra_at` integer
);
--> statement-breakpoint
CREATE INDEX `assignments_app` ON `assignments` (`app_id`,`principal_id`);--> statement-breakpoint
CREATE INDEX `assignments_principal` ON `assignments` (`principal_id`,`app_id`);--> statement-breakpoint
CREATE TABLE `directory_roles` (
	`id` integer PRIMARY KEY NOT NULL,
	`object_id` text NOT NULL,
	`display_name` text NOT NULL,
	`template_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `directory_roles_object_id_unique` ON `directory_roles` (`object_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` integer PRIMARY KEY NOT NULL,
	`object_id` text NOT NULL,
	`display_name` text NOT NULL,
	`description` text,
	`mail` text,
	`kind` text NOT NULL,
	`is_dynamic` integer NOT NULL,
	`membership_rule` text,
	`is_on_premises` integer NOT NULL,
	`is_role_assignable` integer NOT NULL,
	`is_management_restricted` integer NOT NULL,
	`is_team` integer NOT NULL,
	`visibility` text,
	`created_in_entra_at` integer,
	`sort_key` text NOT NULL,
	`in_scope` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_object_id_unique` ON `groups` (`object_id`);--> statement-breakpoint
CREATE INDEX `groups_scope_name` ON `groups` (`in_scope`,`sort_key`,`id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`group_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	PRIMARY KEY(`group_id`, `member_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `memberships_member` ON `memberships` (`member_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `objects` (
	`id` integer PRIMARY KEY NOT NULL,
	`object_id` text NOT NULL,
	`kind` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `objects_object_id_unique` ON `objects` (`object_id`);--> statement-breakpoint
CREATE TABLE `ownerships` (
	`group_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	PRIMARY KEY(`group_id`, `owner_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `ownerships_owner` ON `ownerships` (`owner_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`object_id` text NOT NULL,
	`display_name` text NOT NULL,
	`given_name` text,
	`surname` text,
	`user_principal_name` text NOT NULL,
	`mail` text,
	`work_email` text NOT NULL,
	`job_title` text,
	`department` text,
	`company_name` text,
	`office_location` text,
	`usage_location` text,
	`city` text,
	`country` text,
	`mobile_phone` text,
	`business_phone` text,
	`employee_id` text,
	`employee_type` text,
	`employee_hire_date` text,
	`employee_leave_date` text,
	`status` text NOT NULL,
	`is_guest` integer NOT NULL,
	`external_user_state` text,
	`manager_id` integer,
	`is_on_premises` integer NOT NULL,
	`distinguished_name` text,
	`is_management_restricted` integer NOT NULL,
	`created_in_entra_at` integer,
	`deleted_at` integer,
	`last_password_change_at` integer,
	`sessions_valid_from_at` integer,
	`sort_key` text NOT NULL,
	`search_text` text NOT NULL,
	`in_scope` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_object_id_unique` ON `people` (`object_id`);--> statement-breakpoint
CREATE INDEX `people_scope_name` ON `people` (`in_scope`,`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `people_scope_department` ON `people` (`in_scope`,`department`,`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `people_scope_office` ON `people` (`in_scope`,`office_location`,`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `people_scope_title` ON `people` (`in_scope`,`job_title`,`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `people_scope_email` ON `people` (`in_scope`,`work_email`,`id`);--> statement-breakpoint
CREATE INDEX `people_scope_status` ON `people` (`in_scope`,`status`,`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `people_email` ON `people` (`work_email`);--> statement-breakpoint
CREATE INDEX `people_manager` ON `people` (`manager_id`,`sort_key`);--> statement-breakpoint
CREATE TABLE `role_members` (
	`role_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	PRIMARY KEY(`role_id`, `member_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `role_members_member` ON `role_members` (`member_id`,`role_id`);--> statement-breakpoint
CREATE TABLE `unit_members` (
	`unit_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `member_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `unit_members_member` ON `unit_members` (`member_id`,`unit_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`payload` text NOT NULL,
	`run_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`lease_owner` text,
	`lease_until` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`run_at`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`fence` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`display_name` text NOT NULL,
	`role` text NOT NULL,
	`tenant_id` text,
	`object_id` text,
	`password_hash` text,
	`created_at` integer NOT NULL,
	`last_sign_in_at` integer,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_identity` ON `members` (`tenant_id`,`object_id`);--> statement-breakpoint
CREATE INDEX `members_email` ON `members` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`method` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `sessions_member` ON `sessions` (`member_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setup_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_attempts_key` ON `sign_in_attempts` (`key`,`at`);--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`service_key` text NOT NULL,
	`requester_id` text NOT NULL,
	`assignee_id` text,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`resolved_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requests_number_unique` ON `requests` (`number`);--> statement-breakpoint
CREATE INDEX `requests_status` ON `requests` (`status`,`updated_at`);--> statement-breakpoint
CREATE INDEX `requests_requester` ON `requests` (`requester_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `requests_assignee` ON `requests` (`assignee_id`,`status`,`updated_at`);--> statement-breakpoint
CREATE INDEX `requests_updated` ON `requests` (`updated_at`);--> statement-breakpoint
CREATE TABLE `services` (
	`key` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`icon` text NOT NULL,
	`position` integer NOT NULL,
	`is_active` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `timeline_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`request_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text,
	`body` text,
	`data` text,
	`action_run_id` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `timeline_request` ON `timeline_entries` (`request_id`,`id`);--> statement-breakpoint
CREATE TABLE `staged_apps` (
	`object_id` text PRIMARY KEY NOT NULL,
	`is_removed` integer NOT NULL,
	`app_id` text,
	`display_name` text,
	`description` text,
	`homepage` text,
	`is_enabled` integer,
	`is_assignment_required` integer,
	`is_tagged` integer,
	`is_hidden` integer,
	`service_principal_type` text,
	`owner_tenant_id` text,
	`roles` text,
	`sort_key` text
);
--> statement-breakpoint
CREATE TABLE `staged_assignments` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`app_id` integer NOT NULL,
	`principal_id` integer NOT NULL,
	`principal_kind` text NOT NULL,
	`role_id` text NOT NULL,
	`created_in_entra_at` integer
);
--> statement-breakpoint
CREATE INDEX `staged_assignments_app` ON `staged_assignments` (`app_id`);--> statement-breakpoint
CREATE TABLE `staged_groups` (
	`object_id` text PRIMARY KEY NOT NULL,
	`is_removed` integer NOT NULL,
	`display_name` text,
	`description` text,
	`mail` text,
	`mail_enabled` integer,
	`security_enabled` integer,
	`is_unified` integer,
	`is_dynamic` integer,
	`membership_rule` text,
	`is_on_premises` integer,
	`is_role_assignable` integer,
	`is_management_restricted` integer,
	`is_team` integer,
	`visibility` text,
	`created_in_entra_at` integer,
	`sort_key` text
);
--> statement-breakpoint
CREATE TABLE `staged_links` (
	`kind` integer NOT NULL,
	`parent_id` integer NOT NULL,
	`child_id` integer NOT NULL,
	`is_removed` integer NOT NULL,
	PRIMARY KEY(`kind`, `parent_id`, `child_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `staged_people` (
	`object_id` text PRIMARY KEY NOT NULL,
	`is_removed` integer NOT NULL,
	`display_name` text,
	`given_name` text,
	`surname` text,
	`user_principal_name` text,
	`mail` text,
	`job_title` text,
	`department` text,
	`company_name` text,
	`office_location` text,
	`usage_location` text,
	`city` text,
	`country` text,
	`mobile_phone` text,
	`business_phone` text,
	`employee_id` text,
	`employee_type` text,
	`employee_hire_date` text,
	`account_enabled` integer,
	`user_type` text,
	`external_user_state` text,
	`manager_object_id` text,
	`is_on_premises` integer,
	`distinguished_name` text,
	`is_management_restricted` integer,
	`created_in_entra_at` integer,
	`deleted_at` integer,
	`last_password_change_at` integer,
	`sessions_valid_from_at` integer,
	`sort_key` text,
	`search_text` text
);
--> statement-breakpoint
CREATE TABLE `staged_roles` (
	`object_id` text PRIMARY KEY NOT NULL,
	`display_name` text,
	`template_id` text
);
--> statement-breakpoint
CREATE TABLE `staged_units` (
	`object_id` text PRIMARY KEY NOT NULL,
	`is_removed` integer NOT NULL,
	`display_name` text,
	`description` text,
	`is_membership_hidden` integer,
	`is_management_restricted` integer
);
--> statement-breakpoint
CREATE TABLE `change_feed` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`name` text NOT NULL,
	`what` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `change_feed_run` ON `change_feed` (`run_id`,`id`);--> statement-breakpoint
CREATE INDEX `change_feed_object` ON `change_feed` (`object_id`,`id`);--> statement-breakpoint
CREATE TABLE `sync_cursors` (
	`key` text PRIMARY KEY NOT NULL,
	`delta_link` text NOT NULL,
	`select_hash` text NOT NULL,
	`saved_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`requested_by` text,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`requests` integer DEFAULT 0 NOT NULL,
	`units` integer DEFAULT 0 NOT NULL,
	`throttled_until` integer,
	`changes` text,
	`error_kind` text,
	`error_message` text,
	`graph_request_id` text
);
--> statement-breakpoint
CREATE INDEX `sync_runs_started` ON `sync_runs` (`started_at`);--> statement-breakpoint
CREATE TABLE `sync_steps` (
	`run_id` text NOT NULL,
	`key` text NOT NULL,
	`status` text NOT NULL,
	`read` integer DEFAULT 0 NOT NULL,
	`total` integer,
	`cursor` text,
	`note` text,
	`started_at` integer,
	`finished_at` integer,
	PRIMARY KEY(`run_id`, `key`)
);--> statement-breakpoint
CREATE VIRTUAL TABLE `people_search` USING fts5(`text`, content='', contentless_delete=1, tokenize='trigram');--> statement-breakpoint
CREATE TRIGGER `audit_entries_no_update` BEFORE UPDATE ON `audit_entries` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `audit_entries_no_delete` BEFORE DELETE ON `audit_entries` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
