// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Storage

@Suite("Master key file")
struct MasterKeyFileTests {
    @Test func aNewFileCanBeReadByItsOwnerAloneAndIsNeverOverwritten() throws {
        try TemporaryDirectory.with { folder in
            let path = folder.file("master.key")
            let ring = KeyRing.fresh()
            try MasterKeyFile.create(at: path, holding: ring)
            #expect(try permissions(path) == 0o600)
            #expect(try MasterKeyFile.load(at: path).checks == ring.checks)
            #expect(throws: KeyFileError(path: path, reason: .alreadyExists)) {
                try MasterKeyFile.create(at: path, holding: KeyRing.fresh())
            }
            let rotated = try #require(ring.rotated())
            try MasterKeyFile.replace(at: path, with: rotated)
            #expect(try MasterKeyFile.load(at: path).checks == rotated.checks)
            #expect(try permissions(path) == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["master.key"])
        }
    }

    @Test func aFileThatOthersCanReachIsRefused() throws {
        try TemporaryDirectory.with { folder in
            let path = folder.file("master.key")
            try MasterKeyFile.create(at: path, holding: KeyRing.fresh())
            for mode: mode_t in [0o640, 0o604, 0o660, 0o601, 0o620, 0o602, 0o777] {
                chmod(path, mode)
                #expect(throws: KeyFileError(path: path, reason: .open(permissions: mode))) {
                    try MasterKeyFile.load(at: path)
                }
            }
            chmod(path, 0o600)
            let link = folder.file("link")
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            #expect(throws: KeyFileError(path: link, reason: .symbolicLink)) { try MasterKeyFile.load(at: link) }
            #expect(throws: KeyFileError(path: link, reason: .alreadyExists)) {
                try MasterKeyFile.create(at: link, holding: KeyRing.fresh())
            }
            let missing = folder.file("missing")
            #expect(throws: KeyFileError(path: missing, reason: .missing)) { try MasterKeyFile.load(at: missing) }
            chmod(folder.path, 0o700)
            #expect(throws: KeyFileError(path: folder.path, reason: .notRegularFile)) {
                try MasterKeyFile.load(at: folder.path)
            }
        }
    }

    @Test func aFileOfAnotherUserIsRefused() throws {
        try Need.root()
        try TemporaryDirectory.with { folder in
            let path = folder.file("master.key")
            try MasterKeyFile.create(at: path, holding: KeyRing.fresh())
            chown(path, 12_345, 12_345)
            #expect(throws: KeyFileError(path: path, reason: .foreignOwner(user: 12_345, runningAs: 0))) {
                try MasterKeyFile.load(at: path)
            }
        }
    }

    @Test func aFileThatIsNoKeyFileIsRefusedWithItsReason() throws {
        let digits = String(repeating: "ab", count: MasterKey.byteCount)
        let many = (1...65).map { "\($0) \(digits)\n" }.joined()
        let cases: [(String, KeyFileError.Reason)] = [
            ("", .text(.unknownVersion(line: 1))),
            ("# only a comment\n", .text(.unknownVersion(line: 1))),
            ("firsthop-keys 2\n1 \(digits)\n", .text(.unknownVersion(line: 1))),
            ("\n# a comment\nfirsthop-keys 1\n", .text(.noKey)),
            ("firsthop-keys 1\n0 \(digits)\n", .text(.malformedKey(line: 2))),
            ("firsthop-keys 1\n1 \(digits)00\n", .text(.malformedKey(line: 2))),
            ("firsthop-keys 1\n1 \(digits.dropLast())x\n", .text(.malformedKey(line: 2))),
            ("firsthop-keys 1\n1  \(digits)\n", .text(.malformedKey(line: 2))),
            ("firsthop-keys 1\n4294967296 \(digits)\n", .text(.malformedKey(line: 2))),
            ("firsthop-keys 1\n1 \(digits)\n\n1 \(digits)\n", .text(.duplicateKey(line: 4, id: 1))),
            ("firsthop-keys 1\n\(many)", .text(.tooManyKeys(line: 66))),
            (String(repeating: "#", count: 65_537), .tooLarge(byteCount: 65_537)),
        ]
        try TemporaryDirectory.with { folder in
            for (number, (text, reason)) in cases.enumerated() {
                let path = folder.file("\(number).key")
                try write(Array(text.utf8), to: path)
                #expect(throws: KeyFileError(path: path, reason: reason)) { try MasterKeyFile.load(at: path) }
            }
            let path = folder.file("binary.key")
            try write([0xFF, 0xFE], to: path)
            #expect(throws: KeyFileError(path: path, reason: .notUTF8)) { try MasterKeyFile.load(at: path) }
        }
    }

    @Test func nothingThatPrintsShowsAKey() throws {
        let ring = KeyRing.fresh()
        let key = ring.current.hexadecimal
        var dumped = ""
        dump(ring, to: &dumped)
        for text in ["\(ring)", String(reflecting: ring), "\(ring.current)", dumped] {
            #expect(!text.lowercased().contains(key.prefix(8)))
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        try #require(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
        chmod(path, 0o600)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
