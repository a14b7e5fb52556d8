// Keeps the young generation small: an idle bot shares a small server, and 2 MB of new objects at a time are plenty.
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--max-semi-space-size=2')
