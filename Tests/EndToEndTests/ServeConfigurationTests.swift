// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Logging
import Storage
import TestKit
import Testing
import WebServer

@testable import firsthop

@Suite("Configuration of the program")
struct ServeConfigurationTests {
    @Test func flagWinsOverVariableVariableOverFileFileOverDefault() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.file("firsthop.yaml")
            try write("data: /from/file\nlog:\n  level: debug\n  format: json\ndrain:\n  timeout: 5m\n", to: file)
            let sources = try await ConfigurationSources(
                flags: [.data: ["/from/flag"]],
                environment: ["FIRSTHOP_DATA": "/from/variable", "FIRSTHOP_LOG_LEVEL": "error", "PATH": "/bin"],
                filePath: file)
            #expect(try sources.value(of: .data) == .init(texts: ["/from/flag"], origin: .flag("data")))
            #expect(try sources.value(of: .logLevel).origin == .variable("FIRSTHOP_LOG_LEVEL"))
            #expect(try sources.value(of: .logFormat) == .init(texts: ["json"], origin: .file(file)))
            #expect(try sources.value(of: .drainNotice) == .init(texts: ["0s"], origin: .standard))
            let settings = try Settings(sources)
            #expect(settings.dataDirectory == "/from/flag" && settings.keyFile == "/from/flag/master.key")
            #expect(settings.logLevel == .error && settings.logFormat == .json)
            #expect(settings.drainTimeout == .seconds(300) && settings.http.isDefault)
            #expect(settings.http.addresses.map(\.description) == ["[::1]:8080", "127.0.0.1:8080"])
        }
    }

    @Test func listsComeFromEverySource() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.file("firsthop.yaml")
            try write("http:\n  listen:\n    - \"[::]:80\"\n    - \"[2001:db8::1]:443\"\n", to: file)
            let fromFile = try Settings(try await sources(file: file))
            #expect(fromFile.http.addresses.map(\.description) == ["[::]:80", "[2001:db8::1]:443"])
            #expect(!fromFile.http.isDefault && fromFile.radius.isDefault)
            let variables = ["FIRSTHOP_HTTP_LISTEN": "[::1]:1,127.0.0.1:2"]
            let fromVariable = try Settings(try await sources(variables, file: file))
            #expect(fromVariable.http.addresses.map(\.description) == ["[::1]:1", "127.0.0.1:2"])
        }
    }

    @Test func whatIsUnknownIsRefusedWithTheNearestThatIsKnown() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.file("firsthop.yaml")
            for (text, key, nearest) in [
                ("dta: x", "dta", "data"), ("http:\n  lisen: []", "http.lisen", "http.listen"),
                ("log: text", "log", "data"), ("completely-different: 1", "completely-different", nil),
            ] as [(String, String, String?)] {
                try write(text + "\n", to: file)
                let error = await #expect(throws: ConfigurationError.self) { try await sources(file: file) }
                guard case .unknownKey(key, file: file, let suggestion) = error?.reason else {
                    Issue.record("\(text): \(String(describing: error))")
                    continue
                }
                if key != "log" { #expect(suggestion == nearest) }
            }
            await #expect(
                throws: ConfigurationError(.unknownVariable("FIRSTHOP_LOGLEVEL", nearest: "FIRSTHOP_LOG_LEVEL"))
            ) { try await sources(["FIRSTHOP_LOGLEVEL": "debug"]) }
        }
        #expect(throws: (any Error).self) { try Firsthop.parseAsRoot(["serve", "--log-levle", "debug"]) }
    }

    @Test func valuesOfTheWrongFormAreRefusedAndNameTheirRule() async throws {
        let cases: [(ConfigurationKey, String)] = [
            (.httpListen, "localhost:80"), (.httpListen, "[::1]:1,[::1]:1"), (.httpListen, ""),
            (.httpIdleTimeout, "60"),
            (.httpIdleTimeout, "0s"), (.httpIdleTimeout, "99999999999999999999s"), (.httpMaximumBody, "1MB"),
            (.httpMaximumBody, "2GiB"), (.httpMaximumBody, "9223372036854775807KiB"), (.httpMaximumConnections, "0"),
            (.httpMaximumConnections, "many"), (.logLevel, "loud"), (.logFormat, "xml"), (.drainNotice, "-1s"),
            (.drainTimeout, "2h"), (.data, ""), (.keyFile, ""), (.database, ""),
        ]
        for (key, text) in cases {
            let sources = try await sources([key.variable: text])
            let error = #expect(throws: ConfigurationError.self, "\(key) \(text)") { try Settings(sources) }
            guard let error else { continue }
            #expect("\(error)".contains(key.variable) && "\(error)".contains(key.facts.example), "\(error)")
        }
    }

    @Test func aFileIsReadWhateverItsState() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.file("firsthop.yaml")
            for text in ["", "# nothing\n", "---\n   # nothing\n"] {
                try write(text, to: file)
                #expect(try await sources(file: file).value(of: .data).origin == .standard)
            }
            for text in ["- a\n", "data\n", "data: [\n", "data: a\ndata: b\n", "data:\n  - [a]\n", "\u{0}\u{1}"] {
                try write(text, to: file)
                await #expect(throws: ConfigurationError.self, "\(text)") { try await sources(file: file) }
            }
            for text in ["data:\n  - a\n  - b\n", "http:\n  listen: \"[::1]:80\"\n"] {
                try write(text, to: file)
                let sources = try await sources(file: file)
                #expect(throws: ConfigurationError.self, "\(text)") { try Settings(sources) }
            }
            await #expect(throws: ConfigurationError.self) { try await sources(file: folder.file("missing")) }
        }
    }

    @Test func theDatabaseSettingTellsPathsFromConnectionsAndNeverShowsOne() throws {
        for text in ["postgresql://u:hunter2@h/db", "postgres://h", "host=h password=hunter2", "dbname=x"] {
            let location = try #require(StoreLocation(setting: text))
            #expect(location.engine == .postgreSQL && !location.shown.contains("hunter2"))
        }
        for text in ["a.sqlite", "/a=b/c.sqlite", "./host=x", "postgresql.sqlite"] {
            #expect(StoreLocation(setting: text)?.shown == text)
        }
    }

    @Test func everyKeyHasAFlagAVariableOfItsOwnAndATrueDefault() async throws {
        let help = ServeCommand.helpMessage()
        #expect(Set(ConfigurationKey.allCases.map(\.variable)).count == ConfigurationKey.allCases.count)
        for key in ConfigurationKey.allCases {
            #expect(help.contains("--\(key.flag) "), "\(key)")
            let sources = try await sources([key.variable: key.facts.example])
            #expect(throws: Never.self, "\(key): the example is refused") { try Settings(sources) }
        }
    }

    @Test func theManualsPagesAreThoseOfTheProgram() {
        Golden("../../docs/manual/configuration.md").expect(ConfigurationManual.page)
        Golden("../../docs/manual/events.md").expect(EventManual.page)
    }

    private func sources(
        _ environment: [String: String] = [:], file: String? = nil
    ) async throws -> ConfigurationSources {
        try await ConfigurationSources(flags: [:], environment: environment, filePath: file)
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
}
