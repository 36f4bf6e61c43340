/** Puts the documents beside the built pages, where the server looks for them. */
import { copyFileSync } from 'node:fs'

copyFileSync('persisted.json', 'dist/persisted.json')
