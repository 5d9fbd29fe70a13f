CREATE INDEX `members_role` ON `members` (`role`,`display_name`);--> statement-breakpoint
CREATE INDEX `requests_open` ON `requests` (`updated_at`,`status`,`assignee_id`) WHERE status <> 'Resolved';
--> statement-breakpoint
CREATE VIRTUAL TABLE `requests_search` USING fts5(`title`, `subject_name`, content='requests', content_rowid='number', tokenize='trigram remove_diacritics 1');--> statement-breakpoint
CREATE TRIGGER `requests_search_added` AFTER INSERT ON `requests` BEGIN
	INSERT INTO `requests_search` (rowid, `title`, `subject_name`) VALUES (new.`number`, new.`title`, new.`subject_name`);
END;--> statement-breakpoint
CREATE TRIGGER `requests_search_changed` AFTER UPDATE OF `number`, `title`, `subject_name` ON `requests` BEGIN
	INSERT INTO `requests_search` (`requests_search`, rowid, `title`, `subject_name`) VALUES ('delete', old.`number`, old.`title`, old.`subject_name`);
	INSERT INTO `requests_search` (rowid, `title`, `subject_name`) VALUES (new.`number`, new.`title`, new.`subject_name`);
END;--> statement-breakpoint
CREATE TRIGGER `requests_search_removed` AFTER DELETE ON `requests` BEGIN
	INSERT INTO `requests_search` (`requests_search`, rowid, `title`, `subject_name`) VALUES ('delete', old.`number`, old.`title`, old.`subject_name`);
END;--> statement-breakpoint
INSERT INTO `requests_search` (`requests_search`) VALUES ('rebuild');
