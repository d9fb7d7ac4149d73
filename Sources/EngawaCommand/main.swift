import EngawaLog

// A map that grows beyond `ulimit -f` is an error of writing like any other.
SystemSignals.ignoreFileSizeLimit()
Platform.prepareMemory()
Platform.exit(Program.main())
