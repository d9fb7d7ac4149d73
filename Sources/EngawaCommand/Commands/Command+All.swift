extension Command {
    /// Every command, in the order of the help.
    static let all: [Command] = [
        InitCommand.command,
        ImportCommand.command,
        SetCommand.command,
        TemplateCommand.command,
        DrawCommand.command,
        ReportCommand.command,
        MatrixCommand.command,
        IndicatorsCommand.command,
        CoverageCommand.command,
        PlatformCommand.command,
        GapsCommand.command,
        MatchCommand.command,
        IntroduceCommand.command,
        RoutesCommand.command,
        WhatIfCommand.command,
        GroupsCommand.command,
        QueryCommand.command,
        ShellCommand.command,
        LogCommand.command,
        UndoCommand.command,
        VerifyCommand.command,
        CompactCommand.command,
        ForgetCommand.command,
        BackupCommand.command,
        ExportCommand.command,
    ]

    /// The command called `name`.
    static func named(_ name: String) -> Command? {
        all.first { $0.name == name }
    }
}
