// Where drizzle-kit finds the tables and puts the generated migrations.
import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'sqlite', schema: './src/store/schema.ts', out: './drizzle' })
