// SPDX-License-Identifier: Apache-2.0

/// Everything that the packet path reads: who may log in, on which terms, over which routers. It never changes; an edit makes
/// another one that shares all but the few shards that it touched.
///
/// A worker takes the current directory of the ``AccessDirectoryKeeper`` once for a batch of packets. No look-up allocates,
/// waits or takes a lock.
public final class AccessDirectory: Sendable {
    /// So many that with a million lines a shard is a few kilobytes, which an edit copies in microseconds; so few that the
    /// list of them is copied as fast.
    static let shardCount = 4096

    /// Rises with every directory that is published.
    public let generation: UInt64
    /// Rises when routers, gardens, extra attributes, realms or plans changed: what is compiled from them is out of date.
    public let routersGeneration: UInt64
    /// The number in the change log up to which everything is in here.
    public let position: Int64
    public let origin: DirectoryOrigin
    /// How many lines there are.
    public let serviceCount: Int
    public let routers: DirectoryRouters
    let shards: [DirectoryShard]

    init(
        generation: UInt64, routersGeneration: UInt64, position: Int64, origin: DirectoryOrigin, serviceCount: Int,
        routers: DirectoryRouters, shards: [DirectoryShard]
    ) {
        self.generation = generation
        self.routersGeneration = routersGeneration
        self.position = position
        self.origin = origin
        self.serviceCount = serviceCount
        self.routers = routers
        self.shards = shards
    }

    /// A directory of nobody.
    static let empty = AccessDirectory(
        generation: 0, routersGeneration: 0, position: 0, origin: .empty, serviceCount: 0, routers: .none,
        shards: Array(repeating: DirectoryShard(), count: shardCount))

    /// This directory without a line, to be filled anew.
    var withoutLines: AccessDirectory {
        AccessDirectory(
            generation: generation, routersGeneration: routersGeneration, position: position, origin: origin,
            serviceCount: 0, routers: routers, shards: Self.empty.shards)
    }

    /// The shard of a key: by its highest bits, since the slots go by the lowest.
    @inline(__always)
    static func shard(of key: AccessKey) -> Int {
        Int(truncatingIfNeeded: key.hash >> 52)
    }
}
