// SPDX-License-Identifier: Apache-2.0

import AccessPolicy

/// Brings what a batch of look-ups will need into the processor's cache, all of one kind before the next.
///
/// The lines of a large provider lie far apart in memory, and each is reached through three places one behind the other. Looked
/// up one at a time, the processor waits for each place; asked for together, the waits overlap.
public struct LineWarmer {
    private var keys: [AccessKey] = []

    public init() {}

    /// A line that will be looked up by this user name.
    public mutating func note(userName: Span<UInt8>) {
        keys.append(AccessKey(userName: userName))
    }

    /// Reads a little of everything about the noted lines, and forgets them.
    ///
    /// - Returns: a number without meaning, which keeps the compiler from leaving out the reads.
    public mutating func warm(_ directory: AccessDirectory) -> Int {
        var read = 0
        for key in keys {
            let shard = directory.shards[AccessDirectory.shard(of: key)]
            read &+= shard.touch(shard.start(key))
        }
        for key in keys {
            let shard = directory.shards[AccessDirectory.shard(of: key)]
            var place = shard.start(key)
            if let terms = shard.next(key, at: &place) { read &+= terms.touch() }
        }
        for key in keys {
            let shard = directory.shards[AccessDirectory.shard(of: key)]
            var place = shard.start(key)
            if let terms = shard.next(key, at: &place) { read &+= terms.touchParts() }
        }
        keys.removeAll(keepingCapacity: true)
        return read
    }
}
