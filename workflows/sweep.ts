// The net under intake (L14): tells what is still marked. Started by a Schedule every minute; ends at once.
import { sweeping } from './proxies.ts'

export async function sweep(): Promise<void> {
  await sweeping.sweep.executeWithOptions({ summary: 'Tell what is marked, start what is lost' }, [])
}
