// node watchdog.mjs <pid> <parent>: ends a process, with its group, when the program that started it and this one is gone. A
// program that is killed cannot do it by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../setup/lock.mjs';
import { signalGroup } from './signalGroup.mjs';

/** As long as n8n may take to finish what runs. */
const PATIENCE_MS = 10_000;

// The parent may be gone before this program runs, so it cannot be looked up here.
const [service, parent] = process.argv.slice(2).map(Number);
// Where a process keeps the number of a parent that is gone, only the parent can say it.
const isOrphan = () => process.ppid !== parent || !isAlive(parent);

while (!isOrphan()) await sleep(500);
signalGroup(service, 'SIGTERM');
const killAt = Date.now() + PATIENCE_MS;
while (isAlive(service) && Date.now() < killAt) await sleep(200);
signalGroup(service, 'SIGKILL');
