// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage
import Synchronization

/// Keeps an ``AccessDirectory`` that agrees with the database, and hands it to whoever reads it.
///
/// ``start()`` loads it; ``follow()`` reads the change log at short intervals from then on. While the database is away the
/// last directory goes on answering; a node that starts meanwhile begins with the sealed copy on its disk.
public final class AccessDirectoryKeeper: Sendable {
    /// Between two looks at the change log. An edit must reach the next login within 100 ms of its commit, and what came
    /// together is followed together; a look costs some tens of microseconds.
    public static let interval: Duration = .milliseconds(20)
    /// The longest time without a look at everything else that may be different, such as a log that ends earlier than before.
    public static let patience: Duration = .seconds(1)
    /// The longest pause while the database does not answer.
    public static let longestPause: Duration = .seconds(1)
    /// Between two sealed copies. Writing one of a million lines keeps one core busy for some seconds.
    public static let copyInterval: Duration = .seconds(300)
    /// Until the first of them: a node that dies soon after its start must not come back with the copy of the run before.
    public static let firstCopyDelay: Duration = .seconds(10)

    /// From so many bytes on, some hundred thousand lines, a copy is read sooner than the database.
    public static let largeCopy = 32 << 20

    private let published: PublishedDirectory
    private let follower: DirectoryFollower
    private let copy: DirectoryCopy?
    private let clock: WallClock
    private let largeCopy: Int
    /// Held while a copy is written, by a thread of its own: two at once would write into one file.
    private let copying = Mutex(())

    /// - Parameters:
    ///   - sealer: opens passwords and secrets, and seals the copy.
    ///   - copyPath: where the sealed copy lies; nil for none.
    ///   - largeCopy: from so many bytes on a copy answers until the database has been read.
    ///   - clock: dates the copy and what is shown.
    ///   - openStore: the database; it may fail while it is away, and is asked again later.
    public init(
        sealer: Sealer, copyPath: String? = nil, largeCopy: Int = AccessDirectoryKeeper.largeCopy,
        clock: WallClock = .system,
        openStore: @escaping @Sendable () async throws -> Store
    ) {
        published = PublishedDirectory(clock: clock)
        follower = DirectoryFollower(publishingTo: published, sealer: sealer, openStore: openStore)
        copy = copyPath.map { DirectoryCopy(path: $0, sealer: sealer) }
        self.largeCopy = largeCopy
        self.clock = clock
    }

    /// The newest directory. Take it once for a batch of packets.
    public var current: AccessDirectory { published.current }

    /// How well it follows the database.
    public var status: DirectoryStatus { published.status }

    /// Loads the directory: from the database, or from the sealed copy while the database is away. A large copy that the change log
    /// continues answers at once; then the database is read by ``follow()``.
    ///
    /// - Throws: why the database cannot be read, when there is no usable copy either.
    public func start() async throws {
        if await resume() { return }
        do {
            try await follower.catchUp()
        } catch {
            published.note(fault: "\(error)")
            guard let copy else { throw error }
            let saved: AccessDirectory
            do {
                saved = try await BlockingWork.perform { try copy.read() }
            } catch let copyError {
                throw DirectoryStartError(database: "\(error)", copy: "\(copyError)")
            }
            await follower.begin(with: saved)
        }
    }

    /// Whatever speaks against it, the database is read instead, and says what is wrong.
    private func resume() async -> Bool {
        guard let copy, copy.byteCount >= largeCopy,
            let saved = try? await BlockingWork.perform({ try copy.read() })
        else { return false }
        return (try? await follower.resume(with: saved)) ?? false
    }

    /// Follows the database until the task is cancelled, and writes the sealed copy now and then, and at the end.
    public func follow() async {
        let timer = ContinuousClock()
        var pause = Duration.zero
        var copyDue = timer.now + Self.firstCopyDelay
        while !Task.isCancelled {
            do {
                try await follower.catchUp()
                pause = .zero
                try await follower.awaitChange(lookingEvery: Self.interval, for: Self.patience)
            } catch {
                published.note(fault: "\(error)")
                pause = min(max(pause * 2, Self.interval), Self.longestPause)
            }
            if timer.now >= copyDue {
                // What fails stands in the status, and is tried again.
                try? await saveCopy()
                copyDue = timer.now + Self.copyInterval
            }
            // Cancelled while sleeping: the loop ends.
            if pause > .zero { try? await Task.sleep(for: pause) }
        }
        try? await saveCopy()
    }

    /// Returns when everything that was committed before the call is in ``current``.
    public func catchUp() async throws {
        try await follower.catchUp()
    }

    /// Writes the sealed copy, if there is a place for it; a directory that was itself a copy is not written again.
    public func saveCopy() async throws {
        let (directory, now) = (current, clock.now())
        guard let copy, directory.origin == .store else { return }
        do {
            try await BlockingWork.perform { [self] in
                try copying.withLock { _ in try copy.write(directory, at: now) }
            }
            published.noteCopy(.success(now))
        } catch {
            published.noteCopy(.failure(error))
            throw error
        }
    }
}
