ALTER TABLE `plan` ADD `settled` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `plan_version` ADD `lines` text;