CREATE TABLE `account` (
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`tokens` text,
	`tokens_before` text,
	`generation` integer DEFAULT 0 NOT NULL,
	`access_expires_at` integer,
	`refresh_expires_at` integer,
	`locked_until` integer,
	`facts` text NOT NULL,
	PRIMARY KEY(`channel`, `name`)
);
--> statement-breakpoint
CREATE TABLE `traffic` (
	`channel` text NOT NULL,
	`bot` text NOT NULL,
	`month` text NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`received` integer DEFAULT 0 NOT NULL,
	`warned_at` integer,
	PRIMARY KEY(`channel`, `bot`, `month`)
);
--> statement-breakpoint
CREATE TABLE `upload_link` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`salt` text NOT NULL,
	`token_hash` text NOT NULL,
	`code_hash` text,
	`code_expires_at` integer,
	`person_id` integer NOT NULL,
	`contact_id` integer,
	`identity_id` integer,
	`plan_id` integer,
	`assignment_id` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`most` integer NOT NULL,
	`used` integer DEFAULT 0 NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `upload_link_token_hash_unique` ON `upload_link` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `upload_link_code_hash_unique` ON `upload_link` (`code_hash`);--> statement-breakpoint
CREATE INDEX `upload_link_person` ON `upload_link` (`person_id`);--> statement-breakpoint
ALTER TABLE `file` ADD `flags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `file` ADD `scan` text;--> statement-breakpoint
ALTER TABLE `file` ADD `cleared_by` integer;--> statement-breakpoint
ALTER TABLE `file` ADD `cleared_at` integer;--> statement-breakpoint
ALTER TABLE `identity` ADD `preference` integer;--> statement-breakpoint
ALTER TABLE `invitation` ADD `account` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `charge` text;--> statement-breakpoint
ALTER TABLE `plan` ADD `channel_policy` text;--> statement-breakpoint
ALTER TABLE `submission` ADD `channel` text;