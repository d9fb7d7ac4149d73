// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
]

/// A module of the engine. Arrows go down only: see `Docs/Architecture.md`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module; `EngawaTestSupport` holds what several of them share.
func tests(_ name: String, exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name), "EngawaTestSupport"],
        exclude: exclude,
        swiftSettings: settings
    )
}

let package = Package(
    name: "Engawa",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Engawa", targets: ["Engawa"]),
        .executable(name: "engawa", targets: ["EngawaCommand"]),
        .executable(name: "engawa-bench", targets: ["EngawaBench"]),
    ],
    targets: [
        module("EngawaGraph"),
        module("EngawaAlgorithms", ["EngawaGraph"]),
        module("EngawaLog"),
        module("EngawaHash"),
        module("EngawaStore", ["EngawaGraph", "EngawaLog", "EngawaHash"]),
        module("EngawaCypher", ["EngawaGraph", "EngawaText"]),
        module("EngawaSheets"),
        module("EngawaText"),
        module("EngawaEcomap", ["EngawaGraph", "EngawaStore", "EngawaAlgorithms", "EngawaSheets", "EngawaText"]),
        module("EngawaLayout"),
        module("EngawaGraphviz"),
        module("EngawaDrawing", ["EngawaEcomap", "EngawaLayout", "EngawaGraphviz", "EngawaHash", "EngawaText"]),
        module(
            "Engawa",
            [
                "EngawaGraph", "EngawaAlgorithms", "EngawaStore", "EngawaCypher", "EngawaSheets", "EngawaEcomap",
                "EngawaDrawing", "EngawaGraphviz", "EngawaText",
            ]
        ),
        .executableTarget(
            name: "EngawaCommand",
            dependencies: [
                "EngawaGraph", "EngawaLog", "EngawaStore", "EngawaCypher", "EngawaSheets", "EngawaEcomap",
                "EngawaLayout", "EngawaGraphviz", "EngawaDrawing", "EngawaText",
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "EngawaBench",
            dependencies: [
                "Engawa", "EngawaAlgorithms", "EngawaCypher", "EngawaEcomap", "EngawaGraph", "EngawaLog",
                "EngawaSheets",
                "EngawaStore",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "EngawaTestSupport",
            dependencies: ["EngawaLog"],
            path: "Tests/EngawaTestSupport",
            swiftSettings: settings
        ),
        tests("EngawaGraph"),
        tests("EngawaAlgorithms", exclude: ["Fixtures"]),
        tests("EngawaLog", exclude: ["Fixtures"]),
        tests("EngawaHash"),
        tests("EngawaStore", exclude: ["Fixtures"]),
        tests("EngawaCypher"),
        tests("EngawaSheets"),
        tests("EngawaText"),
        tests("EngawaEcomap"),
        tests("EngawaLayout"),
        tests("EngawaGraphviz"),
        tests("EngawaDrawing"),
        tests("EngawaCommand"),
    ]
)
