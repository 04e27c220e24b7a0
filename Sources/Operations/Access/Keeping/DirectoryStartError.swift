// SPDX-License-Identifier: Apache-2.0

/// Why a node cannot answer anybody: neither database nor sealed copy can be read.
public struct DirectoryStartError: Error, Equatable, CustomStringConvertible {
    /// What is wrong with the database.
    public let database: String
    /// What is wrong with the copy.
    public let copy: String

    public var description: String {
        "loading the directory: \(database); and the sealed copy cannot be used in its place: \(copy)"
    }
}
