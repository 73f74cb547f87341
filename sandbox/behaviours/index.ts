import type { Handler } from '../generic/call';
import { store } from './store';
import { hooks } from './hooks';
import { orders } from './orders';

/** What generic handling gets wrong, by `METHOD server /path`. */
export const BEHAVIOURS: Record<string, Handler> = { ...store, ...hooks, ...orders };
