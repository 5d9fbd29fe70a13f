UPDATE `playbook_proposals` SET `state` = 'Begun' WHERE `state` NOT IN ('Asking', 'Proposed', 'Dismissed');--> statement-breakpoint
DROP INDEX `playbook_proposals_state`;--> statement-breakpoint
ALTER TABLE `playbook_proposals` DROP COLUMN `results`;--> statement-breakpoint
ALTER TABLE `workflow_runs` ADD `proposal_id` text;--> statement-breakpoint
ALTER TABLE `workflow_runs` ADD `compiled` text;--> statement-breakpoint
ALTER TABLE `workflow_runs` ADD `acts_as` text;--> statement-breakpoint
ALTER TABLE `workflow_runs` ADD `clicked_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `workflow_runs_proposal` ON `workflow_runs` (`proposal_id`);