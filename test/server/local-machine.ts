const { env } = process
export const machine = env
