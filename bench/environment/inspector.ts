/** The memory usage of a Node process, in bytes. */
export interface Memory {
	rss: number;
	heapUsed: number;
	external: number;
}

/** Connects to a Node process that was started with `--inspect`. */
export interface Inspector {
	memory(): Promise<Memory>;
	collectGarbage(): Promise<void>;
	close(): void;
}

/** @param port where the process listens, on this machine */
export async function openInspector(port: number): Promise<Inspector> {
	const [{ webSocketDebuggerUrl }] = (await (
		await fetch(`http://127.0.0.1:${port}/json/list`)
	).json()) as Array<{ webSocketDebuggerUrl: string }>;
	const socket = new WebSocket(webSocketDebuggerUrl);
	await new Promise((resolve, reject) => {
		socket.onopen = resolve;
		socket.onerror = () => reject(new Error("n8n's inspector does not respond."));
	});
	const answers = new Map<number, (result: { result?: { value?: string } }) => void>();
	let last = 0;
	socket.onmessage = ({ data }) => {
		const { id, result } = JSON.parse(String(data));
		answers.get(id)?.(result);
		answers.delete(id);
	};
	const call = async (method: string, params: object = {}) =>
		await new Promise<{ result?: { value?: string } }>((resolve) => {
			const id = ++last;
			answers.set(id, resolve);
			socket.send(JSON.stringify({ id, method, params }));
		});
	return {
		memory: async () => {
			const { result } = await call('Runtime.evaluate', {
				expression: 'JSON.stringify(process.memoryUsage())',
				returnByValue: true,
			});
			return JSON.parse(String(result?.value)) as Memory;
		},
		// Twice, because objects freed by the first collection may release others.
		collectGarbage: async () => {
			await call('HeapProfiler.collectGarbage');
			await call('HeapProfiler.collectGarbage');
		},
		close: () => socket.close(),
	};
}
