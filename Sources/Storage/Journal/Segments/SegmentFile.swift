// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// An open file of a journal, closed when nobody refers to it any more.
final class SegmentFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// What a file is opened for.
    enum Purpose {
        case reading
        case writing
        /// A new file, or an old one of this name emptied.
        case creating

        var flags: Int32 {
            switch self {
            case .reading: O_RDONLY | O_CLOEXEC
            case .writing: O_RDWR | O_CLOEXEC
            case .creating: O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC
            }
        }
    }

    init(_ path: String, for purpose: Purpose) throws(StorageError) {
        self.path = path
        // Records tell what customers do: nobody else on the machine may read them.
        descriptor = open(path, purpose.flags, 0o600)
        guard descriptor >= 0 else { throw StorageError(errno: errno, doing: "opening \(path)") }
    }

    deinit {
        // Closing alone would not give a lock back as long as a process that was just started still has a copy of the file.
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Its length in bytes.
    func size() throws(StorageError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw StorageError(errno: errno, doing: "looking at \(path)") }
        return Int(status.st_size)
    }

    /// Reads as many bytes as there are, up to the end of the file or of the buffer.
    func read(into buffer: inout [UInt8], at offset: Int) throws(StorageError) -> Int {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeMutableBytes { bytes in
                let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
                return SystemCall.retrying { pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done)) }
            }
            guard count >= 0 else { throw StorageError(errno: errno, doing: "reading \(path)") }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Writes all bytes.
    func write(_ bytes: Span<UInt8>, at offset: Int) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.extracting(droppingFirst: done).withUnsafeBytes { rest in
                SystemCall.retrying { pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done)) }
            }
            guard count >= 0 else { throw StorageError(errno: errno, doing: "writing \(path)") }
            done += count
        }
    }

    /// Waits until everything written is on the disk.
    func sync() throws(StorageError) {
        guard SystemCall.retrying({ Int(fdatasync(descriptor)) }) == 0 else {
            throw StorageError(errno: errno, doing: "syncing \(path)")
        }
    }

    /// Takes the room for this many bytes on the disk, so that it cannot be missing later.
    func reserve(_ size: Int) throws(StorageError) {
        let code = posix_fallocate(descriptor, 0, off_t(size))
        guard code == 0 else { throw StorageError(errno: code, doing: "reserving \(size) bytes for \(path)") }
    }

    /// Keeps other processes from opening the same file this way, until it is closed.
    func lock() throws(StorageError) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            throw StorageError(
                code == EWOULDBLOCK ? .busy : .readOnly, doing: "locking \(path)",
                detail: code == EWOULDBLOCK ? "another process has this journal open" : SystemCall.message(code))
        }
    }
}

extension StorageError {
    /// An error of the operating system about a file of a journal.
    init(errno code: Int32, doing: String) {
        let kind: Kind =
            switch code {
            case ENOSPC, EDQUOT, EFBIG: .full
            case EIO: .corrupt
            default: .readOnly
            }
        self.init(kind, doing: doing, detail: SystemCall.message(code))
    }
}
