// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The file of a sealed copy: replaced as a whole, read from its beginning to its end, and readable by its owner alone.
struct CopyFile {
    let path: String

    /// Writes a new file beside the one that is there, and puts it in its place once it is on the disk.
    func replace(
        _ body: (borrowing Descriptor) throws(DirectoryCopyFault) -> Void
    ) throws(DirectoryCopyFault) {
        let beside = path + ".new"
        // What a crash left there is worth nothing.
        unlink(beside)
        do throws(DirectoryCopyFault) {
            let file = try Descriptor(opening: beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC)
            try body(file)
            try file.synchronise()
            guard rename(beside, path) == 0 else { throw .system(doing: "putting it into its place", errno) }
        } catch {
            unlink(beside)
            throw error
        }
        // The new name is durable only when its folder is.
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try Descriptor(opening: folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC).synchronise()
    }

    /// Opens the file for reading.
    func open() throws(DirectoryCopyFault) -> Descriptor {
        try Descriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    }
}

extension CopyFile {
    /// An open file, closed when it is no longer used.
    struct Descriptor: ~Copyable {
        private let number: Int32

        fileprivate init(opening path: String, _ flags: Int32) throws(DirectoryCopyFault) {
            number = Foundation.open(path, flags, 0o600)
            guard number >= 0 else {
                if errno == ENOENT, flags & O_CREAT == 0 { throw .missing }
                throw .system(doing: "opening it", errno)
            }
        }

        deinit {
            if number >= 0 { close(number) }
        }

        /// Writes all bytes.
        func write(_ bytes: [UInt8]) throws(DirectoryCopyFault) {
            var written = 0
            while written < bytes.count {
                let count = bytes.withUnsafeBytes { buffer in
                    Foundation.write(number, buffer.baseAddress?.advanced(by: written), bytes.count - written)
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw .system(doing: "writing it", errno) }
                written += count
            }
        }

        /// Reads exactly this many bytes; fewer when the file ends before.
        func read(_ count: Int) throws(DirectoryCopyFault) -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: count)
            var filled = 0
            while filled < count {
                let got = bytes.withUnsafeMutableBytes { buffer in
                    Foundation.read(number, buffer.baseAddress?.advanced(by: filled), count - filled)
                }
                if got < 0, errno == EINTR { continue }
                guard got >= 0 else { throw .system(doing: "reading it", errno) }
                if got == 0 { break }
                filled += got
            }
            bytes.removeLast(count - filled)
            return bytes
        }

        fileprivate func synchronise() throws(DirectoryCopyFault) {
            guard fsync(number) == 0 else { throw .system(doing: "syncing it", errno) }
        }
    }
}

extension DirectoryCopyFault {
    fileprivate static func system(doing: String, _ code: Int32) -> DirectoryCopyFault {
        .system(doing: doing, words: String(cString: strerror(code)))
    }
}
