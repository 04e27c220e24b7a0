// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, so that nothing but `make fuzz` needs libFuzzer, and so that only what the decoders need is built
// with its counters: no database, no web server. The folders below Sources are links to the code of the project; of
// Operations it is the directory, the records of accounting and the ports, of Storage the journal: all that answering takes.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func part(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "firsthop-fuzz",
    platforms: [.macOS(.v26)],
    targets: [
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CDatagrams"),
        .systemLibrary(name: "CFuzzer"),
        part("NetworkValues"),
        part("ProviderValues"),
        part("RadiusCodec", ["NetworkValues", "COpenSSL"]),
        part("AccessPolicy", ["NetworkValues", "ProviderValues"]),
        part("Storage", ["ProviderValues"], exclude: ["Journal/Inbox", "Journal/RecordPosition.swift"]),
        part("Operations", ["AccessPolicy", "NetworkValues", "ProviderValues"]),
        part(
            "RadiusServer",
            [
                "Operations", "AccessPolicy", "Storage", "RadiusCodec", "NetworkValues", "ProviderValues", "CDatagrams",
            ]),
        part("dictgen", ["RadiusCodec"], exclude: ["DictGen.swift"]),
        part("RadiusFuzzing", ["RadiusCodec"]),
        part("RouterOSCodec", ["NetworkValues"]),
        part("RouterOSFuzzing", ["RouterOSCodec"]),
        part("TestKit"),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "RadiusFuzzing", "RadiusServer", "Operations", "AccessPolicy", "Storage", "RadiusCodec",
                "RouterOSCodec", "RouterOSFuzzing", "NetworkValues", "ProviderValues", "TestKit", "dictgen", "CFuzzer",
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
