// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// The directory of TZif files that the operating system maintains.
public struct ZoneDatabase: Sendable {
    /// Where the files are, one for each zone.
    public let directory: String

    /// The files below `directory`; where Linux has them unless told otherwise.
    public init(directory: String = "/usr/share/zoneinfo") {
        self.directory = directory
    }

    /// Reads the rules of the zone with this name, such as `Asia/Kathmandu`.
    public func rules(named name: String) throws(ZoneDatabaseError) -> TimeZoneRules {
        guard Self.isWellFormed(name) else { throw .malformedName(name) }
        let path = directory + "/" + name
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: Self.resolved(path)),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { throw .unknownZone(name, directory: directory) }
        guard let bytes = Self.bytes(atPath: path) else { throw .unreadable(name, path: path) }
        guard bytes.count <= Self.maximumSize else { throw .tooLarge(name, path: path) }
        do {
            return try TimeZoneRules(name: name, parsing: bytes)
        } catch {
            throw .malformedFile(error)
        }
    }

    /// Names of the time zone database are words of letters, digits, `+`, `-` and `_`, joined by slashes. Nothing else may
    /// reach the file system: no dots, so no way out of the directory.
    static func isWellFormed(_ name: String) -> Bool {
        let words = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return words.allSatisfy { word in
            !word.isEmpty
                && word.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
                }
        }
    }

    static func bytes(atPath path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path).map(Array.init)
    }

    /// Zones with several names are symbolic links, which `attributesOfItem` does not follow.
    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// The largest file of the database has under 4 KiB; a hundred times that leaves room and bounds a mistake.
    private static let maximumSize = 400 * 1_024
}

/// Why the rules of a zone could not be had.
public enum ZoneDatabaseError: Error, Sendable, Hashable {
    /// The name cannot be one of the time zone database.
    case malformedName(String)
    /// The directory has no file of this name.
    case unknownZone(String, directory: String)
    /// The file is far larger than any zone's.
    case tooLarge(String, path: String)
    /// The file cannot be read.
    case unreadable(String, path: String)
    /// The file's content is not what it should be.
    case malformedFile(ZoneFileError)
}

extension ZoneDatabaseError: CustomStringConvertible {
    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        switch self {
        case .malformedName(let name):
            "cannot look up the time zone \"\(name)\": a name has letters, digits, +, - and _ between slashes, "
                + "such as Asia/Kathmandu"
        case .unknownZone(let name, let directory):
            "cannot find the time zone \"\(name)\" in \(directory): check the spelling, or install the system's time zone "
                + "data (Debian: tzdata)"
        case .tooLarge(let name, let path):
            "cannot use \(path) as the time zone \(name): it is too large for a time zone file; reinstall tzdata"
        case .unreadable(let name, let path):
            "cannot read \(path) for the time zone \(name): check its permissions"
        case .malformedFile(let error):
            error.description
        }
    }
}
