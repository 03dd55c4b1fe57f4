/* To be preloaded: regular files take 100 bytes, then the disk is full. */

#include <errno.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

ssize_t write(int fd, const void *data, size_t size) {
  static size_t left = 100;
  struct stat status;
  if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
    if (left == 0) {
      errno = ENOSPC;
      return -1;
    }
    if (size > left)
      size = left;
    left -= size;
  }
  return syscall(SYS_write, fd, data, size);
}
