namespace Wit.GuestBuilder;

/// <summary>Something made on another thread, and disposed with this object whether or not anybody asked for it.</summary>
/// <param name="make">Makes it.</param>
internal sealed class BackgroundWork<T>(Func<T> make) : IDisposable
    where T : IDisposable
{
    private readonly Task<T> _task = Task.Run(make);

    /// <summary>What was made, as soon as it is; an exception of the maker comes out here.</summary>
    public T Result => _task.GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IAsyncResult)_task).AsyncWaitHandle.WaitOne();
        if (_task.IsCompletedSuccessfully) _task.Result.Dispose();
        // What failed and was never asked for has been overtaken by another failure.
        else _ = _task.Exception;
    }
}
