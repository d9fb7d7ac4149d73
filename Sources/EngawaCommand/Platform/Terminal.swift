#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#else
    import Darwin
#endif

/// The terminal of standard input and output.
enum Terminal {
    /// Lets every key through as it is typed, without showing it, while `body` runs.
    static func withRawKeys<Result, Problem: Error>(
        _ body: () throws(Problem) -> Result
    ) throws(Problem) -> Result {
        var usual = termios()
        guard tcgetattr(Platform.standardInput, &usual) == 0 else { return try body() }
        var raw = usual
        raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
        raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
        raw.c_cflag |= tcflag_t(CS8)
        withUnsafeMutableBytes(of: &raw.c_cc) { keys in
            keys[Int(VMIN)] = 1
            keys[Int(VTIME)] = 0
        }
        tcsetattr(Platform.standardInput, TCSADRAIN, &raw)
        defer { tcsetattr(Platform.standardInput, TCSADRAIN, &usual) }
        return try body()
    }

    /// How many columns it has; 80 where it does not say.
    static var width: Int {
        var size = winsize()
        guard ioctl(Platform.standardOutput, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Whether something can be read within some milliseconds.
    static func hasInput(within milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: Platform.standardInput, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, milliseconds) > 0
    }
}
