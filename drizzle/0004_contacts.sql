PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_contact` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`plan_id` integer,
	`purpose` text NOT NULL,
	`joined_at` integer,
	`removed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_contact`("id", "person_id", "unit_id", "plan_id", "purpose", "joined_at", "removed_at") SELECT "id", "person_id", "unit_id", "plan_id", "purpose", "joined_at", "removed_at" FROM `contact`;--> statement-breakpoint
DROP TABLE `contact`;--> statement-breakpoint
ALTER TABLE `__new_contact` RENAME TO `contact`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `contact_unit` ON `contact` (`unit_id`);--> statement-breakpoint
CREATE INDEX `contact_person` ON `contact` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_proposal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`plan_id` integer,
	`args` text NOT NULL,
	`person_id` integer,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_proposal`("id", "kind", "plan_id", "args", "person_id", "created_at", "used_at") SELECT "id", "kind", "plan_id", "args", "person_id", "created_at", "used_at" FROM `proposal`;--> statement-breakpoint
DROP TABLE `proposal`;--> statement-breakpoint
ALTER TABLE `__new_proposal` RENAME TO `proposal`;--> statement-breakpoint
ALTER TABLE `invitation` ADD `person_id` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `person` ADD `listed_at` integer;--> statement-breakpoint
ALTER TABLE `unit` ADD `listed_at` integer;--> statement-breakpoint
ALTER TABLE `unit_alias` ADD `listed_at` integer;