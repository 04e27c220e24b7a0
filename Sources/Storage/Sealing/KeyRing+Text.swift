// SPDX-License-Identifier: Apache-2.0

/// Why the text of a key file was not understood. Never carries key material.
public enum KeyTextError: Error, Equatable, Sendable {
    /// The first line that is not a comment must be `firsthop-keys 1`.
    case unknownVersion(line: Int)
    /// A key line is `<number> <64 hexadecimal digits>`.
    case malformedKey(line: Int)
    /// Two keys carry the same number.
    case duplicateKey(line: Int, id: UInt32)
    /// More keys than ``KeyRing/maximumCount``.
    case tooManyKeys(line: Int)
    /// The version line stands alone.
    case noKey
}

extension KeyTextError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownVersion(let line):
            "line \(line): the first line that is not a comment must be \"\(KeyRing.versionLine)\""
        case .malformedKey(let line):
            "line \(line): a key is a number from 1, a space and \(MasterKey.byteCount * 2) hexadecimal digits"
        case .duplicateKey(let line, let id):
            "line \(line): key number \(id) is already taken by a line above"
        case .tooManyKeys(let line):
            "line \(line): more than \(KeyRing.maximumCount) keys"
        case .noKey:
            "no key follows the version line"
        }
    }
}

extension KeyRing {
    static let versionLine = "firsthop-keys 1"

    private static let preamble = """
        # Firsthop's master keys. Keep a copy away from this machine: without it the sealed columns of the database are lost.
        # One key a line, the first one seals. Nobody but the service's own user may read this file.
        """

    /// The key file's text.
    var text: String {
        let lines = keys.map { "\($0.id) \($0.hexadecimal)" }
        return ([Self.preamble, Self.versionLine] + lines).joined(separator: "\n") + "\n"
    }

    /// Reads a key file's text; blank lines and lines that start with `#` say nothing.
    init(parsing text: String) throws(KeyTextError) {
        var keys: [MasterKey] = []
        var versionSeen = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            if versionSeen {
                keys.append(try Self.key(line, number: index + 1, after: keys))
            } else {
                guard line == Self.versionLine else { throw .unknownVersion(line: index + 1) }
                versionSeen = true
            }
        }
        guard versionSeen else { throw .unknownVersion(line: 1) }
        guard let first = keys.first else { throw .noKey }
        self.init(current: first, earlier: Array(keys.dropFirst()))
    }

    private static func key(_ line: Substring, number: Int, after keys: [MasterKey]) throws(KeyTextError) -> MasterKey {
        let fields = line.split(separator: " ", omittingEmptySubsequences: false)
        guard fields.count == 2, let id = UInt32(fields[0]), let bytes = Hexadecimal.bytes(fields[1]),
            let key = MasterKey(id: id, bytes: bytes)
        else { throw .malformedKey(line: number) }
        guard !keys.contains(where: { $0.id == id }) else { throw .duplicateKey(line: number, id: id) }
        guard keys.count < maximumCount else { throw .tooManyKeys(line: number) }
        return key
    }
}
