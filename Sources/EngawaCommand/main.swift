Platform.exit(Program.main())
