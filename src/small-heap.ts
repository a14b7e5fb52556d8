// Keeps the young generation from growing: an idle bot shares a small server, and it would never give the room back.
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--semi-space-growth-factor=1')
