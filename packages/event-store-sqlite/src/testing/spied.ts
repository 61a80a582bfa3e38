/** A driver that keeps a list of what it was told to do, and can be told to fail. */
import type { Driver } from '../driver.ts'
import { driverOf } from '../drivers.ts'

/** `before`: called with every statement as it is run; what it throws, the driver throws. */
export const spied = (before: (sql: string) => void = () => {}, driver = driverOf()) => {
  const told: Array<string> = []
  const tell = (sql: string) => {
    told.push(sql)
    before(sql)
  }
  const through: Driver = {
    // What `before` throws has its code where libsql has it, whichever driver this is.
    resultCode: (thrown) =>
      (thrown as { readonly rawCode?: number } | undefined)?.rawCode ?? driver.resultCode(thrown),
    connect: (path) => {
      const connection = driver.connect(path)
      return {
        ...connection,
        execute: (sql) => {
          tell(sql)
          connection.execute(sql)
        },
        prepare: (sql) => {
          const { run, rows } = connection.prepare(sql)
          return {
            run: (...parameters) => {
              tell(sql)
              return run(...parameters)
            },
            rows: (...parameters) => {
              tell(sql)
              return rows(...parameters)
            },
          }
        },
      }
    },
  }
  return {
    driver: through,
    told,
    count: (start: string) => told.filter((sql) => sql.startsWith(start)).length,
  }
}

export const failure = (code: number) => Object.assign(new Error('told to fail'), { rawCode: code })
