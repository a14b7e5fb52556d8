CREATE TABLE `page_code` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`salt` text NOT NULL,
	`code_hash` text NOT NULL,
	`link_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_code_code_hash_unique` ON `page_code` (`code_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `page_code_link_hash_unique` ON `page_code` (`link_hash`);--> statement-breakpoint
CREATE INDEX `page_code_person` ON `page_code` (`person_id`);--> statement-breakpoint
CREATE TABLE `page_session` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`ended` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_session_token_hash_unique` ON `page_session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `page_session_person` ON `page_session` (`person_id`);