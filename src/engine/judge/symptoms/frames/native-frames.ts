import { lineFrames } from './line-frames.ts'

const SOURCE = String.raw`(?<path>[^\s:"'()]{1,400}\.(?:c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|inl|inc|ipp|m|mm|cu|s|S|asm|f90|zig|d|nim|rs|swift)):(?<line>\d{1,7})`

/**
 * C, C++ and what else a debugger or sanitizer prints: gdb, lldb, ASan, TSan, MSan, valgrind, LLVM's stack dumps,
 * Android's tombstones.
 */
export const nativeFrames = lineFrames({
  name: 'native-frames',
  gap: 1,
  innermost: 'first',
  opening: {
    needs: ['freed by', 'allocated by', 'Thread ', 'Previous ', '======= Backtrace'],
    pattern: /^\s{0,40}(?:freed by|(?:previously )?allocated by|Thread |Previous |======= Backtrace)/,
  },
  // gdb wraps at the width of its terminal.
  wraps: {
    begins: /^\s{0,40}\*?#?\d{1,4} {1,4}(?:0x[0-9a-f]{1,16} in )?[^\s()][^()]{0,300} \(/,
    ends: /\) at \S{1,400}:\d{1,7}$/,
  },
  // Git takes a line that begins with `#` for a comment, so messages tell of frames without it.
  patterns: [
    {
      // gdb: `#1  0x0040 in main (argc=1) at main.c:12` and `#0  helper () at a.c:3`.
      needs: [' at '],
      pattern: new RegExp(
        String.raw`^\s{0,40}(?:\*?#\d{1,4} {1,4}(?:0x[0-9a-f]{1,16} in )?|\d{1,4} {1,4}0x[0-9a-f]{1,16} in )(?<symbol>[^()]{1,300}?) \(.{0,600}\) at ${SOURCE}`,
      ),
    },
    {
      // `#3 0x7f22 in jq_next src/execute.c:860:3`; the function may hold spaces and brackets.
      needs: ['0x'],
      pattern: new RegExp(
        String.raw`^\s{0,40}#?\d{1,4} {1,4}0x[0-9a-f]{1,16} in (?<symbol>.{1,300}?) ${SOURCE}`,
      ),
    },
    {
      // TSan prints no address before, but the module behind: `#0 open_door() src/door.cpp:5 (prog+0x1263)`.
      needs: ['+0x'],
      pattern: new RegExp(
        String.raw`^\s{0,40}#\d{1,4} (?<symbol>[^\s].{0,300}?) ${SOURCE}(?::\d{1,6})? \([^\s()]{1,300}\+0x[0-9a-f]{1,16}\)$`,
      ),
    },
    {
      // glibc's backtrace names the module and function only: `./door(door_shut+0x1d)[0x4005f3]`.
      needs: [')[0x', ') [0x'],
      pattern:
        /^\s{0,40}(?<path>[^\s()[\]"']{1,400})\((?<symbol>[\w.@]{0,300})\+0x[0-9a-f]{1,16}\) ?\[0x[0-9a-f]{1,16}\]$/,
    },
    {
      // systemd's coredumpctl names function and module only: `#1  0x0000559139d7de3d open_door (shop + 0x43e3d)`.
      needs: [' + 0x'],
      pattern:
        /^\s{0,40}#\d{1,4} {1,4}0x[0-9a-f]{1,16} (?<symbol>(?!n\/a )[\w.@:~<>]{1,300}) \((?<path>[^\s()]{1,300}) \+ 0x[0-9a-f]{1,16}\)$/,
    },
    {
      // LLVM: ` #5 0x0000 llvm::foo(int) /path/File.cpp:123:4`.
      needs: ['0x'],
      pattern: new RegExp(String.raw`^\s{0,40}#\d{1,4} 0x[0-9a-f]{1,16} (?<symbol>.{1,300}?) ${SOURCE}`),
    },
    {
      // valgrind: `==12==    by 0x1234: main (main.c:12)`.
      needs: ['== '],
      pattern: new RegExp(
        String.raw`^\s{0,40}==\d{1,9}== {1,8}(?:at|by) 0x[0-9A-F]{1,16}: (?<symbol>.{1,300}?) \(${SOURCE}\)`,
      ),
    },
    {
      // Android's tombstones: `#01 pc 0001 /data/lib/libdoor.so (open_door(int)+20) (src/door.cpp:88)`.
      needs: [' pc '],
      pattern: new RegExp(
        String.raw`^\s{0,40}#\d{1,4} {1,4}pc [0-9a-f]{1,16} {1,4}\S{1,300} \((?<symbol>.{1,300}?)(?:\+\d{1,9})?\) \(${SOURCE}\)`,
      ),
    },
    {
      // lldb: `frame #0: 0x0001 prog`name(x=1) at a.c:12:3`.
      needs: ['frame #'],
      pattern: new RegExp(
        String.raw`^[\s*]{0,40}frame #\d{1,4}: 0x[0-9a-f]{1,16} [^\x60]{1,200}\x60(?<symbol>.{1,300}?) at ${SOURCE}`,
      ),
    },
  ],
})
