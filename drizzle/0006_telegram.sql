CREATE TABLE `bulletin` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_id` integer NOT NULL,
	`text` text NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `group_chat` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`bot` text NOT NULL,
	`chat_id` text NOT NULL,
	`title` text,
	`plan_id` integer,
	`unit_id` integer,
	`content` integer DEFAULT false NOT NULL,
	`registered_by` integer NOT NULL,
	`registered_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_chat_where` ON `group_chat` (`channel`,`bot`,`chat_id`);--> statement-breakpoint
CREATE TABLE `invitation_use` (
	`invitation_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`invitation_id`, `person_id`),
	FOREIGN KEY (`invitation_id`) REFERENCES `invitation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `platform_file` (
	`hash` text NOT NULL,
	`channel` text NOT NULL,
	`bot` text NOT NULL,
	`handle` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`hash`, `channel`, `bot`)
);
--> statement-breakpoint
CREATE TABLE `undoable` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`args` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `undoable_person` ON `undoable` (`person_id`,`at`);--> statement-breakpoint
ALTER TABLE `contact` ADD `deputy` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `contact` ADD `handed_from` integer;--> statement-breakpoint
ALTER TABLE `invitation` ADD `seats` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `invitation` ADD `hands_over` integer;--> statement-breakpoint
ALTER TABLE `invitation` ADD `deputy` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plan` ADD `internal` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plan` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `remark` ADD `answer` text;--> statement-breakpoint
ALTER TABLE `remark` ADD `answered_at` integer;--> statement-breakpoint
ALTER TABLE `remark` ADD `answered_by` integer;--> statement-breakpoint
CREATE INDEX `outbox_line` ON `outbox` (`state`,`lane`,`id`,`not_before`);--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`to_chat`,`message_id`);--> statement-breakpoint
CREATE INDEX `outbox_chat` ON `outbox` (`to_chat`,`sent_at`);--> statement-breakpoint
CREATE INDEX `outbox_identity` ON `outbox` (`identity_id`,`sent_at`);