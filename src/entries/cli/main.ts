import process from 'node:process'
console.log('hello', process.version, process.argv.slice(2) as string[])
