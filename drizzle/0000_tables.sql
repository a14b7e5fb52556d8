CREATE TABLE `assignment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`executor_unit_id` integer,
	`role` text NOT NULL,
	`state` text NOT NULL,
	`deadline_override` text,
	`announced_at` integer,
	`acknowledged_at` integer,
	`life` text NOT NULL,
	`called_at` integer,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`executor_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_task_unit` ON `assignment` (`task_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `assignment_unit` ON `assignment` (`unit_id`);--> statement-breakpoint
CREATE TABLE `card` (
	`plan_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`identity_id` integer NOT NULL,
	`outbox_id` integer NOT NULL,
	`message_id` text NOT NULL,
	`reached_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `unit_id`, `identity_id`)
);
--> statement-breakpoint
CREATE TABLE `contact` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`plan_id` integer,
	`purpose` text NOT NULL,
	`joined_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_unit` ON `contact` (`unit_id`);--> statement-breakpoint
CREATE INDEX `contact_person` ON `contact` (`person_id`);--> statement-breakpoint
CREATE TABLE `conversation` (
	`identity_id` integer PRIMARY KEY NOT NULL,
	`ask` text NOT NULL,
	`args` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deliverable` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deliverable_task` ON `deliverable` (`task_id`);--> statement-breakpoint
CREATE TABLE `file` (
	`hash` text PRIMARY KEY NOT NULL,
	`bytes` integer NOT NULL,
	`mime` text NOT NULL,
	`stored_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `identity` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`channel` text NOT NULL,
	`bot` text NOT NULL,
	`outside_id` text NOT NULL,
	`chat_id` text NOT NULL,
	`reachable` integer NOT NULL,
	`unreachable_code` text,
	`closed_until` integer,
	`last_inbound_at` integer,
	`last_success_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_outside` ON `identity` (`channel`,`bot`,`outside_id`);--> statement-breakpoint
CREATE INDEX `identity_person` ON `identity` (`person_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`channel` text NOT NULL,
	`bot` text NOT NULL,
	`update_id` text NOT NULL,
	`received_at` integer NOT NULL,
	`raw` text,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`inbound` text,
	PRIMARY KEY(`channel`, `bot`, `update_id`)
);
--> statement-breakpoint
CREATE INDEX `inbox_state` ON `inbox` (`state`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_id` integer,
	`unit_id` integer,
	`role` text NOT NULL,
	`salt` text NOT NULL,
	`code_hash` text NOT NULL,
	`payload_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` integer,
	`revoked_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_code_hash_unique` ON `invitation` (`code_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_payload_hash_unique` ON `invitation` (`payload_hash`);--> statement-breakpoint
CREATE INDEX `invitation_unit` ON `invitation` (`plan_id`,`unit_id`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`args` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`not_before` integer NOT NULL,
	`created_at` integer NOT NULL,
	`error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_key_unique` ON `job` (`key`);--> statement-breakpoint
CREATE INDEX `job_state` ON `job` (`state`,`not_before`);--> statement-breakpoint
CREATE TABLE `journal` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`way` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`details` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`assignment_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`step` text NOT NULL,
	`due_strict` integer NOT NULL,
	`at` integer NOT NULL,
	`outbox_id` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_once` ON `ledger` (`assignment_id`,`contact_id`,`step`,`due_strict`);--> statement-breakpoint
CREATE INDEX `ledger_assignment` ON `ledger` (`assignment_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lane` text NOT NULL,
	`person_id` integer,
	`identity_id` integer,
	`to_channel` text,
	`to_bot` text,
	`to_chat` text,
	`kind` text NOT NULL,
	`notice` text NOT NULL,
	`key` text,
	`nonce` text NOT NULL,
	`state` text NOT NULL,
	`not_before` integer NOT NULL,
	`expires_at` integer,
	`attempts` integer NOT NULL,
	`copies` integer NOT NULL,
	`created_at` integer NOT NULL,
	`claimed_at` integer,
	`sent_at` integer,
	`message_id` text,
	`edits` integer,
	`reply_to` text,
	`moved` integer DEFAULT false NOT NULL,
	`html` text,
	`choices` text,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_nonce_unique` ON `outbox` (`nonce`);--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`not_before`);--> statement-breakpoint
CREATE INDEX `outbox_person` ON `outbox` (`person_id`);--> statement-breakpoint
CREATE TABLE `parked_file` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`identity_id` integer NOT NULL,
	`platform` text NOT NULL,
	`name` text NOT NULL,
	`caption` text,
	`album` text,
	`message_id` text,
	`at` integer NOT NULL,
	`hash` text,
	`assignment_id` integer,
	`purpose` text NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `parked_person` ON `parked_file` (`person_id`,`state`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text,
	`position` text,
	`phone` text,
	`language` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plan` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`short_id` text NOT NULL,
	`number` text,
	`issuer` text,
	`title` text,
	`document_date` text,
	`organizer_unit_id` integer,
	`state` text NOT NULL,
	`event_name` text,
	`event_date` text,
	`event_time` text,
	`event_state` text NOT NULL,
	`event_window_from` text,
	`event_window_to` text,
	`event_venues` text NOT NULL,
	`event_basis` text,
	`event_changed_at` integer,
	`created_at` integer NOT NULL,
	`activated_at` integer,
	FOREIGN KEY (`organizer_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_short_id_unique` ON `plan` (`short_id`);--> statement-breakpoint
CREATE TABLE `plan_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`file_hash` text NOT NULL,
	`file_name` text NOT NULL,
	`document` text NOT NULL,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_version_sequence` ON `plan_version` (`plan_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `plan_version_hash` ON `plan_version` (`file_hash`);--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`plan_id` integer NOT NULL,
	`args` text NOT NULL,
	`person_id` integer,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `remark` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`unit_id` integer,
	`plan_id` integer,
	`text` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`plan_id` integer,
	`granted_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `submission` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`assignment_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`way` text NOT NULL,
	`document_number` text,
	`document_date` text,
	`fields` text,
	`receipt_code` text NOT NULL,
	`person_id` integer,
	`on_behalf` text,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`decided_at` integer,
	`decided_by` integer,
	`after_acceptance` integer NOT NULL,
	`open_until` integer,
	`album` text,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submission_receipt_code_unique` ON `submission` (`receipt_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `submission_sequence` ON `submission` (`assignment_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `submission_file` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`submission_id` integer NOT NULL,
	`deliverable_id` integer,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`platform_id` text,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hash`) REFERENCES `file`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `submission_file_submission` ON `submission_file` (`submission_id`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_id` integer NOT NULL,
	`key` text NOT NULL,
	`ref` text NOT NULL,
	`position` integer NOT NULL,
	`unit_text` text NOT NULL,
	`is_group` integer NOT NULL,
	`role` text NOT NULL,
	`executor` text,
	`coordinators` text NOT NULL,
	`text` text NOT NULL,
	`deadline` text,
	`more_deadlines` text NOT NULL,
	`deliver_to` text,
	`same_as` text,
	`section` text NOT NULL,
	`line` integer NOT NULL,
	`needs_acceptance` integer NOT NULL,
	`questions` text NOT NULL,
	`corrected` text NOT NULL,
	`dropped` integer NOT NULL,
	`milestone` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_key_unique` ON `task` (`key`);--> statement-breakpoint
CREATE INDEX `task_plan` ON `task` (`plan_id`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`place` text,
	`parent_key` text,
	`valid_from` text,
	`valid_to` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_key_unique` ON `unit` (`key`);--> statement-breakpoint
CREATE TABLE `unit_alias` (
	`unit_id` integer NOT NULL,
	`alias` text NOT NULL,
	`folded` text NOT NULL,
	PRIMARY KEY(`unit_id`, `folded`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unit_alias_folded` ON `unit_alias` (`folded`);--> statement-breakpoint
CREATE TABLE `unit_group` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`issuer` text NOT NULL,
	`phrase` text NOT NULL,
	`members` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_group_phrase` ON `unit_group` (`issuer`,`phrase`);--> statement-breakpoint
CREATE TABLE `unit_successor` (
	`unit_id` integer NOT NULL,
	`successor_key` text NOT NULL,
	PRIMARY KEY(`unit_id`, `successor_key`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `wrong_code` (
	`channel` text NOT NULL,
	`outside_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `wrong_code_who` ON `wrong_code` (`channel`,`outside_id`);