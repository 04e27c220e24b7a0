// SPDX-License-Identifier: Apache-2.0

import Glibc

/// There is room for the database to grow.
enum DiskCheck {
    /// Below this the write-ahead log of a busy hour may not fit.
    private static let leastBytes: UInt64 = 256 << 20
    private static let comfortableBytes: UInt64 = 2 << 30
    /// A database has a handful of files; this is about whatever else fills the disk.
    private static let leastInodes: UInt64 = 1_000

    static func findings(at path: String) -> [DoctorFinding] {
        var status = statvfs()
        // Before the first start the disk is the one of the folder above.
        guard statvfs(path, &status) == 0 || statvfs(parent(of: path), &status) == 0 else {
            return [.warning("\(path): \(String(cString: strerror(errno)))", advice: "name a folder that can be made")]
        }
        let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        // A file system without a fixed number of inodes reports none at all.
        let inodes = status.f_files == 0 ? UInt64.max : UInt64(status.f_favail)
        return findings(freeBytes: overflow ? .max : bytes, freeInodes: inodes)
    }

    static func findings(freeBytes: UInt64, freeInodes: UInt64) -> [DoctorFinding] {
        let shown = "\(freeBytes >> 20) MiB free"
        if freeBytes < leastBytes {
            return [.error(shown, advice: "free some space now: on a full disk every change is refused")]
        }
        if freeInodes < leastInodes {
            return [.error("\(freeInodes) inodes free", advice: "remove small files: no new file can be made soon")]
        }
        if freeBytes < comfortableBytes {
            return [.warning(shown, advice: "free some space soon: on a full disk every change is refused")]
        }
        return [.ok(shown)]
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
