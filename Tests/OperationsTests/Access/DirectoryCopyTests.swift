// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import Foundation
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// A node answers from the sealed copy while the database is away, and from nothing that is torn or foreign.
@Suite struct DirectoryCopyTests {
    private struct Away: Error {}

    @Test func aNodeBeginsWithTheCopyWhileTheDatabaseIsAway() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.file("directory")
            try await AccessProvider.with(.sqlite) { provider in
                let clock = ManualClock()
                let keeper = try await provider.keeper(copyPath: path, clock: clock.wallClock)
                let maria = try await provider.addLine("maria")
                _ = try await provider.hold("2001:db8:1::/56", .delegation, maria)
                try await keeper.catchUp()
                try await keeper.saveCopy()
                let content = keeper.current.content

                let (store, isAway) = (provider.store, Switch())
                let node = AccessDirectoryKeeper(sealer: provider.sealer, copyPath: path) {
                    if isAway.isOn { throw Away() }
                    return store
                }
                try await node.start()
                #expect(node.current.origin == .copy(savedAt: clock.now) && node.status.fault != nil)
                #expect(node.current.content == content && node.current.position == keeper.current.position)
                await #expect(throws: Away.self) { try await node.catchUp() }
                #expect(node.current.find(userName: "maria")?.password?.revealText() == "password of maria")

                _ = try await provider.addLine("jan")
                isAway.turnOff()
                try await node.catchUp()
                #expect(node.current.origin == .store && node.current.find(userName: "jan") != nil)
                #expect(node.status.fault == nil)
            }
        }
    }

    /// A large copy answers until the database has been read: with all that was changed since, and never beside another database.
    @Test(arguments: StorageEngine.allCases)
    func aNodeGoesOnWhereItsCopyEnds(engine: StorageEngine) async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.file("directory")
            try await AccessProvider.with(engine) { provider in
                let keeper = try await provider.keeper(copyPath: path)
                let maria = try await provider.addLine("maria")
                _ = try await provider.addLine("eva")
                try await keeper.catchUp()
                try await keeper.saveCopy()
                _ = try await provider.addLine("jan")
                _ = try await provider.hold("2001:db8:1::/56", .delegation, maria)
                try await keeper.catchUp()

                let node = Self.node(provider, sealer: provider.sealer, copyPath: path)
                try await node.start()
                #expect(node.current.origin == .continuedCopy && node.status.fault == nil)
                #expect(node.current.content == keeper.current.content)
                #expect(node.current.position == keeper.current.position)
                try await node.catchUp()
                #expect(node.current.origin == .store && node.current.content == keeper.current.content)

                try await AccessProvider.with(engine) { other in
                    _ = try await other.addLine("another provider's")
                    let stranger = Self.node(other, sealer: provider.sealer, copyPath: path)
                    try await stranger.start()
                    #expect(stranger.current.origin == .store && stranger.current.find(userName: "maria") == nil)
                }
            }
        }
    }

    private static func node(_ provider: AccessProvider, sealer: Sealer, copyPath: String) -> AccessDirectoryKeeper {
        let store = provider.store
        return AccessDirectoryKeeper(sealer: sealer, copyPath: copyPath, largeCopy: 1) { store }
    }

    @Test func aTornOrForeignCopyIsRefused() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.file("directory")
            try await AccessProvider.with(.sqlite) { provider in
                let keeper = try await provider.keeper(copyPath: path)
                for number in 0..<400 {
                    _ = try await provider.addLine("line\(number) \(String(repeating: "x", count: 90))")
                }
                try await keeper.catchUp()
                try await keeper.saveCopy()
                let copy = DirectoryCopy(path: path, sealer: provider.sealer)
                #expect(try copy.read().serviceCount == 400)
                let whole = try #require(FileManager.default.contents(atPath: path))
                #expect(whole.count > 40_000)

                var random = SeededGenerator(seed: 0x100a)
                for _ in 0..<60 {
                    let end = Int.random(in: 0..<whole.count, using: &random)
                    try expectRefusal(of: whole.prefix(end), copy)
                    var changed = whole
                    changed[Int.random(in: 0..<whole.count, using: &random)] ^=
                        1 << UInt8.random(in: 0..<8, using: &random)
                    try expectRefusal(of: changed, copy)
                }
                try expectRefusal(of: whole + Data([0]), copy)
                try whole.write(to: URL(fileURLWithPath: path))
                let stranger = DirectoryCopy(path: path, sealer: Sealer(.fresh()))
                #expect(throws: DirectoryCopyError.self) { try stranger.read() }
            }
        }
    }

    private func expectRefusal(of bytes: Data, _ copy: DirectoryCopy) throws {
        try bytes.write(to: URL(fileURLWithPath: copy.path))
        #expect(throws: DirectoryCopyError.self) { try copy.read() }
    }

    @Test func aCopyIsReplacedAsAWhole() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.file("directory")
            try await AccessProvider.with(.sqlite) { provider in
                let keeper = try await provider.keeper(copyPath: path)
                try await keeper.saveCopy()
                // What a crash left beside it is in nobody's way.
                #expect(FileManager.default.createFile(atPath: path + ".new", contents: Data([1, 2, 3])))
                _ = try await provider.addLine("maria")
                try await keeper.catchUp()
                try await keeper.saveCopy()
                #expect(!FileManager.default.fileExists(atPath: path + ".new"))
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
                let copy = DirectoryCopy(path: path, sealer: provider.sealer)
                #expect(try copy.read().find(userName: "maria") != nil)
                let nowhere = DirectoryCopy(path: folder.file("none/directory"), sealer: provider.sealer)
                #expect(throws: DirectoryCopyError.self) { try nowhere.write(.empty, at: .distantPast) }
            }
        }
    }
}
