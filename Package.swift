// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// The floors of docs/design/architecture.md: a target lists only what stands below it. `make lint` checks the imports too.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func floor(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "firsthop",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "firsthop", targets: ["firsthop"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", exact: "1.4.0",
            traits: ["JSON", "YAML", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // Floor 0: values, no I/O.
        floor("NetworkValues"),
        floor("ProviderValues"),

        // Floor 1: the languages we speak.
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        floor(
            "Storage",
            [
                "NetworkValues", "ProviderValues", "CPostgreSQL", "COpenSSL", crypto,
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        floor("Documents"),
        floor("RadiusCodec", ["NetworkValues", "COpenSSL"]),
        floor("RouterOSCodec", ["NetworkValues"]),

        // Floor 2: the rules, pure functions.
        floor("AddressPlan", ["NetworkValues", "ProviderValues"]),
        floor("AccessPolicy", ["NetworkValues", "ProviderValues"]),
        floor("RouterConfig", ["NetworkValues", "ProviderValues"]),

        // Floor 3: the provider's verbs.
        floor(
            "Operations", ["AccessPolicy", "AddressPlan", "RouterConfig", "Storage", "NetworkValues", "ProviderValues"]),

        // Floor 4: the doors.
        .systemLibrary(name: "CDatagrams"),
        floor(
            "RadiusServer",
            ["Operations", "AccessPolicy", "Storage", "RadiusCodec", "NetworkValues", "ProviderValues", "CDatagrams"]),
        floor("Simulation", ["RadiusCodec", "NetworkValues", "ProviderValues", "CDatagrams"]),
        floor(
            "RouterOSClient",
            [
                "Operations", "RouterConfig", "RouterOSCodec", "NetworkValues", "ProviderValues", crypto,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        floor(
            "WebServer",
            [
                "Operations", "Storage", "NetworkValues", "ProviderValues", hummingbird, lifecycle, logging,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]),

        // Floor 5: the command.
        .executableTarget(
            name: "firsthop",
            dependencies: [
                "WebServer", "RadiusServer", "RouterOSClient", "Simulation", "Operations", "AccessPolicy",
                "AddressPlan",
                "RouterConfig", "Storage", "Documents", "RadiusCodec", "RouterOSCodec", "NetworkValues",
                "ProviderValues", hummingbird, lifecycle, logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOExtras", package: "swift-nio-extras"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),

        // Beside the floors.
        floor("TestKit", ["Storage", "NetworkValues", "ProviderValues"]),
        .executableTarget(
            name: "CrashWorker",
            dependencies: ["Operations", "AddressPlan", "Storage", "NetworkValues", "ProviderValues"],
            path: "Tests/CrashWorker", swiftSettings: settings),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "RadiusServer", "Operations", "AccessPolicy", "AddressPlan", "Storage", "NetworkValues",
                "ProviderValues", logging, .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/Firsthop", swiftSettings: settings),
        .executableTarget(name: "dictgen", dependencies: ["RadiusCodec"], swiftSettings: settings),
        tests("TestKitTests", ["TestKit"]),
        tests("NetworkValuesTests", ["NetworkValues", "TestKit"]),
        tests("ProviderValuesTests", ["ProviderValues", "TestKit"]),
        tests("StorageTests", ["Storage", "NetworkValues", "ProviderValues", "TestKit"]),
        tests("DocumentsTests", ["Documents", "TestKit"]),
        .target(
            name: "RadiusFuzzing", dependencies: ["RadiusCodec"], path: "Tests/Fuzz", swiftSettings: settings),
        tests("RadiusCodecTests", ["RadiusCodec", "RadiusFuzzing", "dictgen", "NetworkValues", "TestKit"]),
        .target(
            name: "RouterOSFuzzing", dependencies: ["RouterOSCodec"], path: "Tests/FuzzRouterOS",
            swiftSettings: settings),
        tests("RouterOSCodecTests", ["RouterOSCodec", "RouterOSFuzzing", "NetworkValues", "TestKit"]),
        tests("AddressPlanTests", ["AddressPlan", "NetworkValues", "ProviderValues", "TestKit"]),
        tests("AccessPolicyTests", ["AccessPolicy", "NetworkValues", "ProviderValues", "TestKit"]),
        tests("RouterConfigTests", ["RouterConfig", "Documents", "NetworkValues", "ProviderValues", "TestKit"]),
        tests(
            "OperationsTests",
            [
                "Operations", "AccessPolicy", "AddressPlan", "RouterConfig", "Storage", "NetworkValues",
                "ProviderValues", "TestKit",
            ]),
        tests(
            "RadiusServerTests",
            [
                "RadiusServer", "Operations", "AccessPolicy", "Storage", "RadiusCodec", "NetworkValues",
                "ProviderValues", "TestKit",
            ]),
        tests(
            "RouterOSClientTests",
            [
                "RouterOSClient", "RouterOSCodec", "Operations", "RouterConfig", "Storage", "NetworkValues",
                "ProviderValues", "TestKit",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        tests("SimulationTests", ["Simulation", "RadiusCodec", "NetworkValues", "ProviderValues", "TestKit"]),
        tests(
            "WebServerTests",
            [
                "WebServer", "Operations", "Storage", "NetworkValues", "ProviderValues", "TestKit",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]),
        tests(
            "EndToEndTests",
            [
                "TestKit", "NetworkValues", "ProviderValues", "Storage", "Operations", "AddressPlan", "WebServer",
                "firsthop",
                crypto, logging, .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
